// Mirrors the upper left quarter both ways.

import { mirrorDown } from '../../frame/shade/mirror-down.ts';
import { defineShader } from '../../effect-api/define.ts';

export const mirrorQuad = defineShader({
  name: 'mirrorQuad',
  category: 'geometry',
  summary: 'Mirrors the upper left quarter of the frame onto the other three.',
  params: {},
  example: 'mirrorQuad',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment) {
    mirrorDown(src, dst, moment);
    moment.kernels.mirrorRows(dst, 0, dst.height);
  },
});
