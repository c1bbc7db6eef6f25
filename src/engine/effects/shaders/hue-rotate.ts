// Rotates all hues by the same angle, keeping luma.

import { applyMatrix, hueMatrix } from '../../frame/shade/color-matrix.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const hueRotate = defineShader({
  name: 'hueRotate',
  category: 'colour',
  summary: 'Rotates all hues around the colour wheel.',
  params: {
    amount: p.hue({
      default: 0.1,
      min: -1000,
      max: 1000,
      doc: 'Rotation in turns: 0.5 is the complement, whole numbers change nothing.',
    }),
  },
  example: 'hueRotate(t * 0.2)',
  source: 'https://www.w3.org/TR/filter-effects-1/#element-attrdef-fecolormatrix-values',
  cost: 'light',
  alpha: 'kept',
  scope: 'point',
  apply(frame, y0, y1, moment, { amount }) {
    if (amount === Math.floor(amount)) return;
    applyMatrix(frame, y0, y1, moment, 'hueRotate', amount, () => hueMatrix(amount));
  },
});
