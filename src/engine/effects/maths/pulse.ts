// A soft bump.

import { defineMath } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'pulse',
  category: 'ranges',
  summary: 'A soft bump: 1 at the centre, 0 from half the width on.',
  params: {
    x: number('The number.'),
    center: number('Where the bump is.', 0.5),
    width: p.number({ default: 0.2, min: 0, max: 1e30, rate: 'cell', doc: 'Full width.' }),
  },
  example: 'pulse(dist, fract(t * 0.4) * 1.6, 0.5)',
  build: (s, { x, center, width }) => s.sub(1, s.smoothstep(0, s.mul(width, 0.5), s.abs(s.sub(x, center)))),
});
