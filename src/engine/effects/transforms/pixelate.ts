// Coarse squares, each with the value at its centre.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'pixelate',
  category: 'folds',
  summary: 'Coarse squares, each of one value.',
  params: {
    n: p.number({
      default: 16,
      min: 1,
      max: 4000,
      unit: 'none',
      doc: 'Number of squares across the shorter side of the frame.',
    }),
  },
  example: 'plasma() | pixelate(14)',
  map(s, { n }) {
    const k = s.mul(n, 0.5);
    const middle = (value: typeof s.x) => s.div(s.add(s.floor(s.mul(value, k)), 0.5), k);
    return { x: middle(s.x), y: middle(s.y) };
  },
});
