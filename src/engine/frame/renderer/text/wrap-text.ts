// Lines of a text: broken at spaces where they would be longer than allowed, and at line ends of the author's own.

import { splitGlyphs } from '../../glyphs/split-glyphs.ts';

/** Lines as glyphs. A word longer than a line is cut. */
export function wrapText(text: string, most: number): string[][] {
  const limit = Math.max(1, Math.floor(most));
  const lines: string[][] = [];
  for (const paragraph of text.split('\n')) {
    let line: string[] = [];
    for (const word of paragraph.split(/[ \t]+/)) {
      let rest = splitGlyphs(word);
      if (line.length > 0 && line.length + 1 + rest.length <= limit) {
        line.push(' ', ...rest);
        continue;
      }
      if (line.length > 0) {
        lines.push(line);
        line = [];
      }
      while (rest.length > limit) {
        lines.push(rest.slice(0, limit));
        rest = rest.slice(limit);
      }
      line = rest;
    }
    lines.push(line);
  }
  return lines;
}
