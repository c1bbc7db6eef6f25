// Levels spread about the middle grey.

import { applyCurve } from '../../shade/apply-curve.ts';
import { defineShader } from '../define.ts';
import { p } from '../params.ts';

export const contrast = defineShader({
  name: 'contrast',
  category: 'tone',
  summary: 'Spreads the levels away from middle grey, or draws them together.',
  params: {
    factor: p.number({ default: 1.3, min: 0, max: 8, unit: 'ratio', doc: '1 changes nothing; more deepens darks and lifts brights.' }),
  },
  example: 'contrast(factor: 1.5)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { factor }) {
    if (factor === 1) return;
    applyCurve(frame, y0, y1, moment, 'contrast', factor, (v) => 127.5 + (v - 127.5) * factor);
  },
});
