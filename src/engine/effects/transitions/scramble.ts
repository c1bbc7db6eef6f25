// Each cell shows glyphs from elsewhere in the two pictures for a while before it settles. They change twelve times a second at any
// frame rate.

import type { Frame } from '../../kernels/frame.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { cellNoise, cellsOf } from '../../frame/shade/cell-orders.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { type CellGeometry, defineTransition } from '../../effect-api/define.ts';

const CHANGES_PER_SECOND = 12;
/** How long a cell is scrambled, as a share of the transition. */
const SCRAMBLED = 0.35;

export const scramble = defineTransition({
  name: 'scramble',
  category: 'transition',
  summary: 'Shuffles the glyphs of both scenes, until each cell settles into the new one.',
  doc: "The cells are those of the new scene's first layer.",
  params: { seconds: transitionSeconds(0.8) },
  example: 'scramble(1s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const cells = cellsOf(moment);
    const count = cells.cols * cells.rows;
    const step = Math.floor(moment.t * CHANGES_PER_SECOND);
    const reached = k * (1 + SCRAMBLED);
    moment.kernels.copyRows(dst, before, 0, dst.height);
    for (let cell = 0; cell < count; cell++) {
      const begins = 1e-6 + cellNoise(moment, cell, 4) * (1 - 1e-6);
      if (reached < begins) continue;
      if (reached >= begins + SCRAMBLED || k >= 1) copyCell(dst, after, cells, cell, cell);
      else {
        const random = hashInts(moment.seed, cell, step, 5);
        const from = unitFromHash(hashInts(random, 6)) < k ? after : before;
        copyCell(dst, from, cells, cell, Math.floor(unitFromHash(random) * count));
      }
    }
  },
});

/** Copies one cell to another, as far as both are in the frame. */
function copyCell(dst: Frame, src: Frame, cells: CellGeometry, to: number, from: number): void {
  const { cols, cellWidth, cellHeight, originX, originY } = cells;
  const { width, height, stride } = dst;
  const [toX, toY] = [originX + (to % cols) * cellWidth, originY + Math.floor(to / cols) * cellHeight];
  const [fromX, fromY] = [originX + (from % cols) * cellWidth, originY + Math.floor(from / cols) * cellHeight];
  const [x0, x1] = [Math.max(0, -toX, -fromX), Math.min(cellWidth, width - toX, width - fromX)];
  const [y0, y1] = [Math.max(0, -toY, -fromY), Math.min(cellHeight, height - toY, height - fromY)];
  for (const c of ['r', 'g', 'b'] as const) {
    const [out, read] = [dst[c].view, src[c].view];
    for (let y = y0; y < y1; y++) {
      const a = (toY + y) * stride + toX;
      const b = (fromY + y) * stride + fromX;
      for (let x = x0; x < x1; x++) out[a + x] = read[b + x]!;
    }
  }
}
