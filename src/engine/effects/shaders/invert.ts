// The negative.

import { bandOf } from '../../frame/shade/band.ts';
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
    const { r, g, b, bytes } = bandOf(frame, y0, y1);
    for (const plane of [r, g, b]) moment.kernels.invertPlane(plane, plane, bytes);
  },
});
