// Enlarges or shrinks the picture about the centre.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'scale',
  category: 'place',
  summary: 'Enlarges the picture about the centre: 2 is twice as large.',
  params: {
    k: p.number({ default: 1, min: -1000, max: 1000, unit: 'ratio', doc: 'Scale factor; negative also mirrors.' }),
    ky: p.number({
      default: 0,
      min: -1000,
      max: 1000,
      unit: 'ratio',
      doc: 'Vertical scale factor; 0 is the same as `k`.',
    }),
  },
  example: 'glow(heart(0.6), 0.08) | scale(1 + 0.5 * sin(t))',
  map(s, { k, ky }) {
    const vertical = s.select(s.eq(ky, 0), k, ky);
    return { x: s.div(s.x, k), y: s.div(s.y, vertical) };
  },
});
