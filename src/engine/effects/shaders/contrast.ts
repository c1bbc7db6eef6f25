// Scales levels about middle grey.

import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const contrast = defineShader({
  name: 'contrast',
  category: 'tone',
  summary: 'Spreads levels away from middle grey, or pulls them together.',
  params: {
    factor: p.number({
      default: 1.3,
      min: 0,
      max: 8,
      unit: 'ratio',
      doc: '1 changes nothing; more deepens darks and lifts brights.',
    }),
  },
  example: 'contrast(factor: 1.5)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { factor }) {
    if (factor === 1) return;
    const offset = Math.floor(127.5 * (1 - factor) * 256 + 0.5);
    moment.kernels.linearRows(frame, y0, y1, Math.floor(factor * 256 + 0.5), offset);
  },
});
