// Round dots on a square lattice, brightest in the middle.

import { defineField } from '../../effect-api/define.ts';
import { angleParam, countParam, turned } from './pattern.ts';

export default defineField({
  name: 'dots',
  category: 'plain',
  summary: 'Round dots on a square lattice, brightest in the middle.',
  params: { count: countParam('dots'), angle: angleParam },
  example: 'dots(count: 6, angle: 20deg)',
  build(s, { count, angle }) {
    const { x, y } = turned(s, count, angle);
    const off = s.hypot(s.sub(s.fract(x), 0.5), s.sub(s.fract(y), 0.5));
    return s.sub(1, s.smoothstep(0.08, 0.42, off));
  },
});
