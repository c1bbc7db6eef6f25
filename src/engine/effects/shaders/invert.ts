// The negative.

import { defineShader } from '../../effect-api/define.ts';

export const invert = defineShader({
  name: 'invert',
  category: 'colour',
  summary: 'Turns the frame into its negative.',
  doc: 'Empty ground becomes white: with `mix` or `when: audio.beat` it is a flash.',
  params: {},
  example: 'invert(mix: 0.9)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment) {
    moment.kernels.invertRows(frame, y0, y1);
  },
});
