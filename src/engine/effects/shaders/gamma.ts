// A power curve, like the tone map's, applied at the end.

import { pow } from '../../kernels/scalar/math.ts';
import { applyCurve } from '../../frame/shade/apply-curve.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const gamma = defineShader({
  name: 'gamma',
  category: 'tone',
  summary: 'Lifts or deepens the mid-tones, keeping black and white.',
  params: {
    amount: p.number({
      default: 0.8,
      min: 0.05,
      max: 10,
      unit: 'ratio',
      doc: 'Exponent: below 1 lifts the shadows, 1 changes nothing, above 1 deepens them.',
    }),
  },
  example: 'gamma(amount: 0.7)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { amount }) {
    if (amount === 1) return;
    applyCurve(frame, y0, y1, moment, 'gamma', amount, (v) => (v === 0 ? 0 : 255 * pow(v / 255, amount)));
  },
});
