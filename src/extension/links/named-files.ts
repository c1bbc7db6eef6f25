// What a reel from outside names: files that it would read, and modules that it would run. Every string that could be one counts.

const ENDING = /\.[A-Za-z0-9]{1,5}$/;

export function namedFiles(text: string): string[] {
  const strings = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, content]) => content!);
  return [...new Set(strings.filter((content) => ENDING.test(content) || /[\\/]/.test(content)))];
}
