// Bulges the middle: the distance to the power of 1 + strength, which is smooth and never folds over.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'fisheye',
  category: 'bends',
  summary: 'Bulges the middle of the picture like a wide-angle lens; negative pinches it.',
  params: {
    strength: p.number({ default: 0.5, min: -0.95, max: 10, unit: 'ratio', doc: 'Strength; 0 changes nothing.' }),
  },
  example: 'checker(9) | fisheye(0.9)',
  map(s, { strength }) {
    const k = s.select(s.eq(strength, 0), 1, s.pow(s.dist, strength));
    return { x: s.mul(s.x, k), y: s.mul(s.y, k) };
  },
});
