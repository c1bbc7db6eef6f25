// Draws cells as pixels, with the bundled fonts: pictures of the formats for terminals in reports, and stills of them.

import { fontStack } from '../../frame/glyphs/font-stack.ts';
import type { CellSize } from '../../frame/glyphs/cell-size.ts';
import { glyphCoverage } from '../../frame/glyphs/glyph-coverage.ts';
import { canvasRasteriser } from '../../machine/raster/canvas-rasteriser.ts';
import type { Cells, ColorDepth } from './cells.ts';
import { type PaletteTheme, shownColor } from './palette-colors.ts';

/** Proportions of a terminal's cell. */
export const PICTURE_CELL: CellSize = { fontPx: 16.6, width: 10, height: 20, baseline: 16 };
/** Characters where there are no colours. */
const DEFAULT_INK = 0xe5e5e5;

/** Rows of RGB, 10 × 20 pixels a cell. */
export function drawCells(
  cells: Cells,
  colors: ColorDepth,
  theme: PaletteTheme = 'xterm',
): { rgb: Uint8Array; width: number; height: number } {
  const { width: cellWidth, height: cellHeight } = PICTURE_CELL;
  const width = cells.cols * cellWidth;
  const height = cells.rows * cellHeight;
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < cells.glyphs.length; at++) {
    const ink = colors === 'none' ? DEFAULT_INK : shownColor(colors, cells.inks[at], theme);
    const paper = shownColor(colors, cells.papers[at], theme);
    const glyph = String.fromCodePoint(cells.glyphs[at]);
    const coverage = glyphCoverage(canvasRasteriser.glyph, fontStack(), PICTURE_CELL, glyph);
    const left = (at % cells.cols) * cellWidth;
    const top = Math.floor(at / cells.cols) * cellHeight;
    for (let y = 0; y < cellHeight; y++) {
      for (let x = 0; x < cellWidth; x++) {
        const share = coverage ? coverage[y * cellWidth + x] / 255 : 0;
        const to = ((top + y) * width + left + x) * 3;
        for (const [i, shift] of [16, 8, 0].entries()) {
          const behind = (paper >> shift) & 255;
          rgb[to + i] = Math.round(behind + (((ink >> shift) & 255) - behind) * share);
        }
      }
    }
  }
  return { rgb, width, height };
}
