// Soft bars: a smoothed square wave, so that its edges do not flicker on a coarse grid.

import { defineField } from '../../effect-api/define.ts';
import { angleParam, countParam, turned } from './pattern.ts';

export default defineField({
  name: 'stripes',
  category: 'plain',
  summary: 'Bars of light and dark with soft edges.',
  params: { count: countParam('pairs of bars'), angle: angleParam },
  example: 'stripes(count: 5, angle: 30deg)',
  build(s, { count, angle }) {
    const { x } = turned(s, count, angle);
    const saw = s.abs(s.sub(s.mul(s.fract(x), 2), 1));
    return s.smoothstep(0.35, 0.65, saw);
  },
});
