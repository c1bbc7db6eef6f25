// Unsharp masking against the four neighbours.

import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const sharpen = defineShader({
  name: 'sharpen',
  category: 'glow',
  summary: 'Sharpens outlines.',
  params: {
    amount: p.number({
      default: 0.5,
      min: 0,
      max: 8,
      unit: 'ratio',
      doc: 'How much of the difference to its surroundings each pixel gains; 0 changes nothing.',
    }),
  },
  example: 'sharpen(amount: 2)',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { amount }) {
    const k = Math.floor(Math.min(8, Math.max(0, amount)) * 256 + 0.5);
    for (const c of ['r', 'g', 'b'] as const) moment.kernels.sharpenPlane(dst[c], src[c], k);
  },
});
