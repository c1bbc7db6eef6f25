// The first shape without the second.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { SOURCE } from './common.ts';

export default defineDistance({
  name: 'subtract',
  category: 'joining',
  summary: 'The first shape minus the second.',
  params: {
    a: p.distance({ required: true, doc: 'The shape to cut from.' }),
    b: p.distance({ required: true, doc: 'The shape to cut out.' }),
  },
  example: 'glow(subtract(circle(0.75), circle(0.65, at: (0.35, -0.1))), 0.1)',
  source: SOURCE,
  build: (s, { a, b }) => s.max(a, s.neg(b)),
});
