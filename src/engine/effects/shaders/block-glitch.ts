// Damaged macroblocks: squares of the frame in the wrong place, some with a channel missing or two swapped. They change eight times a
// second.

import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const CHANGES_PER_SECOND = 8;
/** For each kind of damage, the source channel of red, green and blue; null is black. */
const DAMAGES = [
  ['r', 'g', 'b'],
  ['r', 'g', 'b'],
  ['b', 'g', 'r'],
  ['g', 'r', 'b'],
  ['r', null, 'b'],
  [null, 'g', 'b'],
  ['g', 'g', 'g'],
] as const;

export const blockGlitch = defineShader({
  name: 'blockGlitch',
  category: 'glitch',
  summary: 'Shows blocks of the frame in wrong places, like a damaged video stream.',
  params: {
    blocks: p.integer({
      default: 8,
      min: 0,
      max: 500,
      unit: 'none',
      doc: 'Number of damaged clusters; 0 changes nothing.',
    }),
    size: p.number({ default: 40, min: 4, max: 1000, unit: 'px', doc: 'Side of a block.' }),
  },
  example: 'blockGlitch(blocks: 24, size: 48)',
  seeded: true,
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { blocks, size }) {
    copyFrame(dst, src, moment);
    const { width, height, stride, kernels } = moment;
    const side = Math.max(4, Math.floor(size * moment.px + 0.5));
    const beat = Math.floor(moment.t * CHANGES_PER_SECOND);
    for (let k = 0; k < Math.min(500, blocks); k++) {
      const chance = (salt: number): number => unitFromHash(hashInts(moment.seed, beat, k, salt));
      // Blocks stay on their grid, in runs of one to six, as in a damaged bitstream.
      const w = Math.min(width, side * (1 + Math.floor(chance(1) * chance(2) * 6)));
      const h = Math.min(height, side * (chance(3) < 0.75 ? 1 : 2));
      const x = Math.min(width - w, Math.floor((chance(4) * width) / side) * side);
      const y = Math.min(height - h, Math.floor((chance(5) * height) / side) * side);
      const fromX = Math.min(width - w, Math.max(0, x + Math.floor((chance(6) - 0.5) * width * 0.5)));
      const fromY = Math.min(height - h, Math.max(0, y + Math.floor((chance(7) - 0.5) * side * 4)));
      const damage = DAMAGES[Math.floor(chance(8) * DAMAGES.length)];
      for (const [i, c] of (['r', 'g', 'b'] as const).entries()) {
        const old = damage[i];
        for (let row = 0; row < h; row++) {
          const to = dst[c].ptr + (y + row) * stride + x;
          if (old === null) kernels.fillU8(to, 0, w);
          else kernels.copyU8(to, src[old].ptr + (fromY + row) * stride + fromX, w);
        }
      }
    }
  },
});
