// The union of two shapes: the smaller distance.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { SOURCE } from './common.ts';

export default defineDistance({
  name: 'union',
  category: 'joining',
  summary: 'The union of two shapes.',
  params: {
    a: p.distance({ required: true, doc: 'One shape.' }),
    b: p.distance({ required: true, doc: 'The other shape.' }),
  },
  example: 'glow(union(circle(0.4, at: (-0.35, 0)), box(0.9, 0.5, at: (0.4, 0))), 0.12)',
  source: SOURCE,
  build: (s, { a, b }) => s.min(a, b),
});
