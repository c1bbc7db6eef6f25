// Squares filled with their mean colour, centred in the frame, so that partial squares are at the edges.

import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { scratch } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const pixelate = defineShader({
  name: 'pixelate',
  category: 'geometry',
  summary: 'Turns the frame into coarse squares.',
  params: {
    block: p.number({ default: 4, min: 1, max: 540, unit: 'px', doc: 'Side of a square; 1 changes nothing.' }),
  },
  example: 'pixelate(block: 24)',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { block }) {
    const size = Math.max(1, Math.floor(block * moment.px + 0.5));
    if (size === 1) return copyFrame(dst, src, moment);
    const sums = scratch(moment, 'pixelate', src.stride * 4).ptr;
    for (const c of ['r', 'g', 'b'] as const) {
      moment.kernels.blockMeans(dst[c], src[c], size, sums);
    }
  },
});
