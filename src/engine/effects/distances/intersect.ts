// The intersection of two shapes: inside both.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { SOURCE } from './common.ts';

export default defineDistance({
  name: 'intersect',
  category: 'joining',
  summary: 'The intersection of two shapes.',
  params: {
    a: p.distance({ required: true, doc: 'One shape.' }),
    b: p.distance({ required: true, doc: 'The other shape.' }),
  },
  example: 'glow(intersect(circle(0.7, at: (-0.3, 0)), circle(0.7, at: (0.3, 0))), 0.12)',
  source: SOURCE,
  build: (s, { a, b }) => s.max(a, b),
});
