// Scales colours about each pixel's luma.

import { applyMatrix, saturationMatrix } from '../../frame/shade/color-matrix.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const saturation = defineShader({
  name: 'saturation',
  category: 'colour',
  summary: 'Strengthens or removes colours.',
  params: {
    factor: p.number({
      default: 1.5,
      min: 0,
      max: 8,
      unit: 'ratio',
      doc: '0 is grey, 1 changes nothing, more is stronger.',
    }),
  },
  example: 'saturation(factor: 1.8)',
  cost: 'light',
  alpha: 'kept',
  scope: 'point',
  apply(frame, y0, y1, moment, { factor }) {
    if (factor === 1) return;
    applyMatrix(frame, y0, y1, moment, 'saturation', factor, () => saturationMatrix(factor));
  },
});
