// Levels spread about the middle grey.

import { bandOf } from '../../frame/shade/band.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const contrast = defineShader({
  name: 'contrast',
  category: 'tone',
  summary: 'Spreads the levels away from middle grey, or draws them together.',
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
    const { r, g, b, bytes } = bandOf(frame, y0, y1);
    for (const plane of [r, g, b])
      moment.kernels.linearPlane(
        plane,
        plane,
        Math.floor(factor * 256 + 0.5),
        Math.floor(127.5 * (1 - factor) * 256 + 0.5),
        bytes,
      );
  },
});
