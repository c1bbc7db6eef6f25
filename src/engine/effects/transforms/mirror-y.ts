// The upper half, mirrored onto the lower, as in water.

import { defineTransform } from '../../effect-api/define.ts';

export default defineTransform({
  name: 'mirrorY',
  category: 'folds',
  summary: 'Reflects the upper half onto the lower.',
  params: {},
  example: 'spiral(3) | move(0.5, -0.45) | mirrorY',
  map: (s) => ({ x: s.x, y: s.neg(s.abs(s.y)) }),
});
