// A shape as a filled area with a soft edge.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'fill',
  category: 'shapes',
  summary: 'A shape as an area: 1 inside, 0 outside, with a soft edge.',
  params: {
    d: p.distance({ required: true, doc: 'The shape.' }),
    edge: p.number({
      default: 0.03,
      min: 0,
      max: 10,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of the transition from 1 to 0.',
    }),
  },
  example: 'fill(star(6, 0.85, 0.45), 0.25)',
  build(s, { d, edge }) {
    const half = s.mul(edge, 0.5);
    return s.sub(1, s.smoothstep(s.neg(half), half, d));
  },
});
