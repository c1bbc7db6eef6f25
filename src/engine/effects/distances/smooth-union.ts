// A union of two shapes blended where they are close: a polynomial minimum, which differs from the plain one only within k.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { smoothMin } from './smooth-min.ts';

export default defineDistance({
  name: 'smoothUnion',
  category: 'joining',
  summary: 'The union of two shapes, blended where they are close.',
  params: {
    a: p.distance({ required: true, doc: 'One shape.' }),
    b: p.distance({ required: true, doc: 'The other shape.' }),
    k: p.number({
      default: 0.1,
      min: 0,
      max: 100,
      unit: 'frame',
      rate: 'cell',
      doc: 'Distance within which they blend; 0 is a plain union.',
    }),
  },
  example: 'glow(smoothUnion(circle(0.42, at: (-0.4, 0)), circle(0.32, at: (0.35 + 0.2 * sin(t), 0)), 0.3), 0.1)',
  source: 'I. Quilez, Smooth minimum.',
  build: (s, { a, b, k }) => smoothMin(s, a, b, k),
});
