// Italic and underlined glyphs of a cell, made from its upright coverage: terminals do without faces of their own.

import type { CellSize } from './cell-size.ts';

export interface GlyphLook {
  isItalic: boolean;
  isUnderlined: boolean;
}

/** How far an italic leans to the right per height. */
const SLANT = 0.2;
/** Height above the baseline that stays in place, in sizes of the font: glyphs lean out of their cell as little on both sides. */
const PIVOT = 0.3;
/** Top and thickness of the line, below the baseline, in sizes of the font. */
const LINE = { top: 0.1, height: 1 / 16 };

/** A new array of width × height bytes. */
export function styledCoverage(
  coverage: Uint8Array,
  cell: CellSize,
  { isItalic, isUnderlined }: GlyphLook,
): Uint8Array {
  const { width, height, baseline, fontPx } = cell;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const shift = isItalic ? SLANT * (baseline - PIVOT * fontPx - y - 0.5) : 0;
    const whole = Math.floor(shift);
    const part = shift - whole;
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const right = x - whole;
      const level = (at: number) => (at >= 0 && at < width ? coverage[row + at] : 0);
      out[row + x] = Math.floor(level(right) * (1 - part) + level(right - 1) * part + 0.5);
    }
  }
  if (!isUnderlined) return out;
  const thickness = Math.max(1, Math.round(LINE.height * fontPx));
  const top = Math.min(height - thickness, Math.round(baseline + LINE.top * fontPx));
  out.fill(255, Math.max(0, top) * width, (Math.max(0, top) + thickness) * width);
  return out;
}
