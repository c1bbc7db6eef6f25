// Mirrors the left half.

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
    moment.kernels.mirrorRows(frame, y0, y1);
  },
});
