// Draws printed cells with the engine's own glyphs, so that what differs between programs is their choice alone.

import { canvasRasteriser } from '../../src/engine/machine/raster/canvas-rasteriser.ts';
import { cellSize } from '../../src/engine/frame/glyphs/cell-size.ts';
import { fontStack } from '../../src/engine/frame/glyphs/font-stack.ts';
import { glyphCoverage } from '../../src/engine/frame/glyphs/glyph-coverage.ts';
import type { PrintedCell } from './ansi-cells.ts';
import type { Pixels } from './likeness.ts';

/** Cells are centred on the frame, as the engine's grids are. Glyphs that no font has are drawn as blanks and counted. */
export function drawCells(
  rows: readonly (readonly PrintedCell[])[],
  width: number,
  height: number,
): Pixels & { missing: number } {
  const stack = fontStack();
  const cell = cellSize(stack.primary, 'md', width, height, 1);
  const cols = Math.max(1, Math.ceil(width / cell.width));
  const lines = Math.max(1, Math.ceil(height / cell.height));
  const left = Math.floor((width - cols * cell.width) / 2);
  const top = Math.floor((height - lines * cell.height) / 2);
  const planes = [0, 1, 2].map(() => new Uint8Array(width * height)) as unknown as Pixels['planes'];
  let missing = 0;
  rows.forEach((row, j) =>
    row.forEach(({ glyph, ink, paper }, i) => {
      const coverage = glyph === ' ' ? null : glyphCoverage(canvasRasteriser.glyph, stack, cell, glyph);
      if (coverage === null && glyph !== ' ') missing++;
      for (let y = 0; y < cell.height; y++)
        for (let x = 0; x < cell.width; x++) {
          const [px, py] = [left + i * cell.width + x, top + j * cell.height + y];
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          const share = coverage ? coverage[y * cell.width + x] / 255 : 0;
          [16, 8, 0].forEach((shift, c) => {
            const [under, over] = [(paper >> shift) & 255, (ink >> shift) & 255];
            planes[c][py * width + px] = Math.round(under + (over - under) * share);
          });
        }
    }),
  );
  return { width, height, planes, missing };
}
