// A picture as lines of UTF-8 with escape sequences.

import type { Cells, ColorDepth } from '../../cells/cells.ts';
import { penCode } from '../../cells/pen-code.ts';

const BLANK = 0x20;

/** Each line ends with the terminal's own colours, so that nothing runs on behind it. */
export function encodeAnsi(cells: Cells, colors: ColorDepth): Uint8Array {
  const { cols, rows, glyphs, inks, papers } = cells;
  let text = '';
  for (let row = 0; row < rows; row++) {
    let [ink, paper] = [-1, -1];
    for (let at = row * cols; at < (row + 1) * cols; at++) {
      if (colors !== 'none') {
        const codes: string[] = [];
        if (glyphs[at] !== BLANK && inks[at] !== ink) codes.push(penCode((ink = inks[at]), colors, 30));
        if (papers[at] !== paper) codes.push(penCode((paper = papers[at]), colors, 40));
        if (codes.length > 0) text += `\x1b[${codes.join(';')}m`;
      }
      text += String.fromCodePoint(glyphs[at]);
    }
    text += colors === 'none' ? '\n' : '\x1b[m\n';
  }
  return Buffer.from(text, 'utf8');
}
