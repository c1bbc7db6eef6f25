// Bulges the middle: the distance to the power of 1 + strength, which is smooth and never folds over.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'fisheye',
  category: 'bends',
  summary: 'Swells the middle of the picture like a wide lens; negative pinches it.',
  params: {
    strength: p.number({
      default: 0.5,
      min: -0.95,
      max: 10,
      unit: 'ratio',
      doc: 'How much; 0 leaves the picture as it is.',
    }),
  },
  example: 'checker(9) | fisheye(0.9)',
  map(s, { strength }) {
    const k = s.select(s.eq(strength, 0), 1, s.pow(s.dist, strength));
    return { x: s.mul(s.x, k), y: s.mul(s.y, k) };
  },
});
