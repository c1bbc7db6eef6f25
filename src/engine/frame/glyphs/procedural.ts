// Procedural glyphs, drawn to fit the cell exactly: box lines, blocks, shades, braille, sextants.
// They join their neighbours without a seam at any size, which font outlines do not.

import { boxArms, drawArcOrDiagonal, drawBox } from './box-lines.ts';
import { Coverage } from './coverage.ts';

/** Whether this character is procedural. */
export function isProcedural(codePoint: number): boolean {
  return (
    (codePoint >= 0x2500 && codePoint <= 0x259f) ||
    (codePoint >= 0x2800 && codePoint <= 0x28ff) ||
    (codePoint >= 0x1fb00 && codePoint <= 0x1fb3b)
  );
}

/** Draws the character over the whole cell. */
export function drawProcedural(codePoint: number, width: number, height: number): Coverage {
  const cell = new Coverage(width, height);
  if (codePoint >= 0x1fb00) drawSextant(cell, codePoint);
  else if (codePoint >= 0x2800) drawBraille(cell, codePoint & 255);
  else if (codePoint >= 0x2580) drawBlock(cell, codePoint);
  else if (boxArms(codePoint)) drawBox(cell, codePoint);
  else drawArcOrDiagonal(cell, codePoint);
  return cell;
}

// Bits: 1 upper left, 2 upper right, 4 lower left, 8 lower right; from U+2596 on.
const QUADRANTS = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14];

function drawBlock(cell: Coverage, codePoint: number): void {
  const { width: w, height: h } = cell;
  const n = codePoint - 0x2580;
  if (n === 0) cell.rect(0, 0, w, h / 2);
  else if (n <= 8) cell.rect(0, h - (h * n) / 8, w, h);
  else if (n <= 15) cell.rect(0, 0, (w * (16 - n)) / 8, h);
  else if (n === 16) cell.rect(w / 2, 0, w, h);
  else if (n <= 19) cell.fill([64, 128, 191][n - 17]);
  else if (n === 20) cell.rect(0, 0, w, h / 8);
  else if (n === 21) cell.rect(w - w / 8, 0, w, h);
  else
    for (let i = 0; i < 4; i++) {
      if (QUADRANTS[n - 22] & (1 << i))
        cell.rect(((i & 1) * w) / 2, ((i >> 1) * h) / 2, (((i & 1) + 1) * w) / 2, (((i >> 1) + 1) * h) / 2);
    }
}

function drawSextant(cell: Coverage, codePoint: number): void {
  // The numbering skips blocks that exist elsewhere in Unicode (empty, left, right, full).
  let bits = codePoint - 0x1fb00 + 1;
  if (bits >= 21) bits++;
  if (bits >= 42) bits++;
  const { width: w, height: h } = cell;
  for (let i = 0; i < 6; i++)
    if (bits & (1 << i))
      cell.rect(((i & 1) * w) / 2, ((i >> 1) * h) / 3, (((i & 1) + 1) * w) / 2, (((i >> 1) + 1) * h) / 3);
}

// Position of dot 1, 2, … 8: column, row.
const DOTS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
];

function drawBraille(cell: Coverage, bits: number): void {
  const { width: w, height: h } = cell;
  const radius = Math.max(0.5, Math.min(w / 4, h / 8) * 0.82);
  DOTS.forEach(([column, row], i) => {
    if (bits & (1 << i)) cell.disc(((column + 0.5) * w) / 2, ((row + 0.5) * h) / 4, radius);
  });
}
