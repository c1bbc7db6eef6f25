// The left half, mirrored onto the right.

import { defineTransform } from '../../effect-api/define.ts';

export default defineTransform({
  name: 'mirrorX',
  category: 'folds',
  summary: 'Reflects the left half onto the right.',
  params: {},
  example: 'domainWarp(strength: 0.6, scale: 0.9) | mirrorX',
  map: (s) => ({ x: s.neg(s.abs(s.x)), y: s.y }),
});
