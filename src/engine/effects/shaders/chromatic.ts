// Lateral chromatic aberration: red shifts one way, blue the other. Along rows only, hence in place.

import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const chromatic = defineShader({
  name: 'chromatic',
  category: 'channel',
  summary: 'Pulls red and blue apart sideways.',
  params: {
    amount: p.number({
      default: 3,
      min: -200,
      max: 200,
      unit: 'px',
      doc: 'Distance that red shifts left and blue right; 0 changes nothing.',
    }),
  },
  example: 'chromatic(amount: 8)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { amount }) {
    const by = Math.floor(amount * moment.px * 128 + 0.5);
    if (by === 0) return;
    moment.kernels.slideRows(frame.r, y0, y1, by);
    moment.kernels.slideRows(frame.b, y0, y1, -by);
  },
});
