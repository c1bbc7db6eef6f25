// What a reel from outside names: files that it would read. Every string that could be one counts, also one that is not closed, or that
// goes over several lines.

const ENDING = /\.[A-Za-z0-9]{1,5}$/;
const STRINGS = /"""([^]*?)(?:"""|$(?![^]))|"((?:[^"\\\n]|\\.)*)(?:"|$)/gm;

export function possibleFiles(text: string): string[] {
  const strings = [...text.matchAll(STRINGS)].map(([, raw, quoted]) => (raw ?? quoted ?? '').trim());
  return [...new Set(strings.filter((content) => ENDING.test(content) || /[\\/]/.test(content)))];
}

/** Whether it may use modules, which are programs, or import reels that do. Any place where the word stands counts. */
export const mayRunCode = (text: string): boolean => /\b(?:use|import)\b/.test(text);
