// The left half and its mirror image.

import { bandOf } from '../../frame/shade/band.ts';
import { defineShader } from '../../effect-api/define.ts';

export const mirrorX = defineShader({
  name: 'mirrorX',
  category: 'geometry',
  summary: 'Mirrors the left half of the frame onto the right.',
  params: {},
  example: 'mirrorX',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment) {
    const { r, g, b } = bandOf(frame, y0, y1);
    for (const plane of [r, g, b]) moment.kernels.mirrorRows(plane, frame.stride, frame.width, y1 - y0);
  },
});
