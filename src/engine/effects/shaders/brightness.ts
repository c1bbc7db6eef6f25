// Multiplies all levels.

import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const brightness = defineShader({
  name: 'brightness',
  category: 'tone',
  summary: 'Multiplies every level.',
  params: {
    factor: p.number({
      default: 1.2,
      min: 0,
      max: 8,
      unit: 'ratio',
      doc: '0 is black, 1 changes nothing, 2 is twice as bright.',
    }),
  },
  example: 'brightness(factor: 1.4)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { factor }) {
    if (factor === 1) return;
    moment.kernels.linearRows(frame, y0, y1, Math.floor(factor * 256 + 0.5), 0);
  },
});
