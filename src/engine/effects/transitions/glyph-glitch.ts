// A breakdown of the text screen: lines of glyphs jump sideways by whole cells, and more and more show the new scene. The lines
// change twelve times a second at any frame rate.

import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { cellNoise, cellsOf } from '../../frame/shade/cell-orders.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

const CHANGES_PER_SECOND = 12;
/** Cells that a line jumps at most, for each of the grid. */
const FARTHEST = 0.25;

export const glyphGlitch = defineTransition({
  name: 'glyphGlitch',
  category: 'transition',
  summary: 'Lines of glyphs jump from the old scene to the new one, by whole cells.',
  doc: "The cells are those of the new scene's first layer.",
  params: { seconds: transitionSeconds(0.5) },
  example: 'glyphGlitch(0.8s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const { kernels, width, height, stride, seed } = moment;
    const { cols, rows, cellWidth, cellHeight, originY } = cellsOf(moment);
    const step = Math.floor(moment.t * CHANGES_PER_SECOND);
    // 0 at both ends, so that it starts and ends on clean scenes.
    const violence = 4 * k * (1 - k);
    for (let row = 0; row < rows; row++) {
      const y0 = Math.max(0, originY + row * cellHeight);
      const y1 = Math.min(height, originY + (row + 1) * cellHeight);
      if (y1 <= y0) continue;
      const chance = (salt: number): number => unitFromHash(hashInts(seed, step, row, salt));
      const from = cellNoise(moment, row, 7) * 0.7 + chance(1) * 0.3 < k ? after : before;
      const jump = chance(2) < violence * 0.7 ? Math.floor((chance(3) - 0.5) * 2 * FARTHEST * cols * violence) : 0;
      for (const c of ['r', 'g', 'b'] as const) {
        // What leaves on one side comes in on the other.
        const by = (((jump * cellWidth) % width) + width) % width;
        for (let at = y0 * stride; at < y1 * stride; at += stride) {
          kernels.copyU8(dst[c].ptr + at + by, from[c].ptr + at, width - by);
          if (by > 0) kernels.copyU8(dst[c].ptr + at, from[c].ptr + at + width - by, by);
        }
      }
    }
  },
});
