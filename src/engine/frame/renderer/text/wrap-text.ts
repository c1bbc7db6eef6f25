// Lines of a text: at the author's own line ends, and at spaces where a line would be longer than allowed. Spaces stay, except where
// a line breaks.

import { splitGlyphs } from '../../glyphs/split-glyphs.ts';

/** Lines as glyphs. A word longer than a line is cut. */
export function wrapText(text: string, maxGlyphs: number): string[][] {
  const limit = Math.max(1, Math.floor(maxGlyphs));
  return text.split('\n').flatMap((paragraph) => {
    const glyphs = splitGlyphs(paragraph.replaceAll('\t', ' '));
    return glyphs.length <= limit ? [glyphs] : wrapLine(glyphs, limit);
  });
}

function wrapLine(glyphs: readonly string[], limit: number): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (let at = 0; at < glyphs.length;) {
    let word = at;
    while (word < glyphs.length && glyphs[word] === ' ') word++;
    let end = word;
    while (end < glyphs.length && glyphs[end] !== ' ') end++;
    // The spaces before a word belong to it, unless the line breaks there.
    let part = glyphs.slice(at, end);
    if (line.length + part.length > limit && line.length > 0) {
      lines.push(line);
      line = [];
      part = glyphs.slice(word, end);
    }
    for (; line.length + part.length > limit; part = part.slice(limit)) lines.push(part.slice(0, limit));
    line.push(...part);
    at = end;
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}
