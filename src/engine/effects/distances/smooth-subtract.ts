// Subtraction with a rounded edge: the smooth maximum of a and the outside of b.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { smoothMin } from './smooth-min.ts';

export default defineDistance({
  name: 'smoothSubtract',
  category: 'joining',
  summary: 'The first shape minus the second, with a rounded cut edge.',
  params: {
    a: p.distance({ required: true, doc: 'The shape to cut from.' }),
    b: p.distance({ required: true, doc: 'The shape to cut out.' }),
    k: p.number({
      default: 0.1,
      min: 0,
      max: 100,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of the rounding; 0 is a sharp cut.',
    }),
  },
  example: 'glow(smoothSubtract(box(1.8, 1.1), circle(0.5), 0.2), 0.1)',
  source: 'I. Quilez, Smooth minimum.',
  build: (s, { a, b, k }) => s.neg(smoothMin(s, s.neg(a), b, k)),
});
