// Lateral colour as of a cheap lens: red goes one way, blue the other. Works along rows only, hence in place.

import { bandOf } from '../../frame/shade/band.ts';
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
      doc: 'Pixels that red moves to the left and blue to the right; 0 changes nothing.',
    }),
  },
  example: 'chromatic(amount: 8)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, { amount }) {
    const by = Math.floor(amount * moment.px * 128 + 0.5);
    if (by === 0) return;
    const { r, b } = bandOf(frame, y0, y1);
    moment.kernels.slideRows(r, frame.stride, frame.width, y1 - y0, by);
    moment.kernels.slideRows(b, frame.stride, frame.width, y1 - y0, -by);
  },
});
