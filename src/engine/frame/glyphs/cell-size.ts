// The size of a grid's cells (docs/language.md#4-grids): the font's own metrics, rounded so that cells are whole pixels.

import { GRID_FONT_PX, type GridName } from '../../../contract/defaults.ts';
import type { Font } from './font.ts';

export interface CellSize {
  fontPx: number;
  width: number;
  height: number;
  baseline: number;
}

/** `gridScale`: cells per axis, relative to production; 1 for text, whose size does not depend on the quality. */
export function cellSize(
  font: Font,
  grid: GridName,
  frameWidth: number,
  frameHeight: number,
  gridScale: number,
): CellSize {
  const fontPx = (GRID_FONT_PX[grid] * Math.min(frameWidth, frameHeight)) / 1080 / gridScale;
  const em = fontPx / font.unitsPerEm;
  // Subtract an epsilon before rounding up, so that 15.000000001 becomes 15.
  const up = (x: number) => Math.ceil(x - 1e-6);
  const baseline = Math.max(1, up(font.ascent * em));
  return {
    fontPx,
    width: Math.max(1, Math.round(font.advance * em)),
    height: baseline + Math.max(0, up(font.descent * em)),
    baseline,
  };
}
