// Levels as in an image editor: black point, white point, midtone.

import { pow } from '../../kernels/scalar/math.ts';
import { applyCurve } from '../../frame/shade/apply-curve.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const levels = defineShader({
  name: 'levels',
  category: 'tone',
  summary: 'Stretches the range between a black and a white point and bends its middle.',
  params: {
    black: p.number({ default: 0, min: 0, max: 254, unit: 'levels', doc: 'Level that becomes black.' }),
    white: p.number({ default: 255, min: 1, max: 255, unit: 'levels', doc: 'Level that becomes white.' }),
    midtone: p.number({
      default: 1,
      min: 0.1,
      max: 10,
      unit: 'ratio',
      doc: 'Above 1 brightens the middle, below 1 darkens it.',
    }),
  },
  example: 'levels(black: 12, white: 190, midtone: 1.3)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { black, white, midtone }) {
    if (black === 0 && white === 255 && midtone === 1) return;
    const span = Math.max(1, white - black);
    applyCurve(frame, y0, y1, moment, 'levels', `${black} ${white} ${midtone}`, (v) => {
      const k = Math.min(1, Math.max(0, (v - black) / span));
      return k === 0 ? 0 : 255 * (midtone === 1 ? k : pow(k, 1 / midtone));
    });
  },
});
