// Hues that swing back and forth, red slightly ahead of blue: two slow sines that almost never repeat together.

import { sin, TAU } from '../../kernels/scalar/math.ts';
import { applyMatrix, hueMatrix } from '../../frame/shade/color-matrix.ts';
import { turnsAt } from '../../frame/shade/turns-at.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const wobble = defineShader({
  name: 'wobble',
  category: 'colour',
  summary: 'Shifts all hues back and forth.',
  params: {
    amount: p.number({
      default: 0.3,
      min: 0,
      max: 4,
      unit: 'turns',
      doc: 'Maximum shift to either side; 0 changes nothing.',
    }),
  },
  example: 'wobble(amount: 0.4)',
  cost: 'light',
  alpha: 'kept',
  scope: 'point',
  apply(frame, y0, y1, moment, { amount }) {
    if (amount === 0) return;
    const swing = (turns: number): number => sin((turns - Math.floor(turns)) * TAU);
    const turns = amount * (0.62 * swing(turnsAt(moment, 0.31) + 0.12) + 0.38 * swing(turnsAt(moment, 0.173)));
    applyMatrix(frame, y0, y1, moment, 'wobble', turns, () => hueMatrix(turns));
  },
});
