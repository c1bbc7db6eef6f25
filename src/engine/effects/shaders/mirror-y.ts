// Mirrors the upper half.

import { mirrorDown } from '../../frame/shade/mirror-down.ts';
import { defineShader } from '../../effect-api/define.ts';

export const mirrorY = defineShader({
  name: 'mirrorY',
  category: 'geometry',
  summary: 'Mirrors the upper half of the frame onto the lower, as in water.',
  params: {},
  example: 'mirrorY',
  cost: 'light',
  scope: 'frame',
  apply: (src, dst, moment) => mirrorDown(src, dst, moment),
});
