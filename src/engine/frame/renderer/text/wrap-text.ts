// Lines of a text: at the author's own line ends, and at spaces where a line would be longer than allowed. Spaces stay, except where
// a line breaks.

import { SECOND_HALF, splitCells } from './cell-glyphs.ts';

/** Lines as cells (see `splitCells`), at most `maxCells` each. A word longer than a line is cut, but never within a wide glyph. */
export function wrapText(text: string, maxCells: number): string[][] {
  const limit = Math.max(1, Math.floor(maxCells));
  return text.split('\n').flatMap((paragraph) => {
    const glyphs = splitCells(paragraph.replaceAll('\t', ' '));
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
    while (line.length + part.length > limit) {
      // A line of one cell still takes a wide glyph whole.
      const cut = part[limit] === SECOND_HALF ? (limit > 1 ? limit - 1 : 2) : limit;
      lines.push(part.slice(0, cut));
      part = part.slice(cut);
    }
    line.push(...part);
    at = end;
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}
