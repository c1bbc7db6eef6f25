// The negative.

import { defineShader } from '../../effect-api/define.ts';

export const invert = defineShader({
  name: 'invert',
  category: 'colour',
  summary: 'Inverts the frame.',
  doc: 'Empty areas become white: with `mix` or `when: audio.beat` it is a flash.',
  params: {},
  example: 'invert(mix: 0.9)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment) {
    moment.kernels.invertRows(frame, y0, y1);
  },
});
