// An edge that travels over the frame and uncovers it.

import { defineMask } from '../define.ts';
import { p } from '../params.ts';
import { fromParam, opening, toParam } from './common.ts';

export default defineMask({
  name: 'wipe',
  category: 'opening',
  summary: 'An edge that travels over the frame between two times and uncovers it.',
  params: {
    from: fromParam,
    to: toParam,
    direction: p.word(['left', 'right', 'up', 'down', 'radial', 'diagonal'], { default: 'right', doc: 'The way the edge travels; `radial` goes round like a clock\'s hand, `diagonal` from the upper left.' }),
  },
  example: 'plasma() * wipe(0s, 3s, diagonal)',
  build(s, { from, to, direction }) {
    const k = opening(s, from, to);
    const feather = 0.06;
    // 0 where it is uncovered first, 1 where last.
    const place = {
      left: () => s.sub(1, s.u),
      right: () => s.u,
      up: () => s.sub(1, s.v),
      down: () => s.v,
      radial: () => s.fract(s.add(s.div(s.angle, 2 * Math.PI), 0.25)),
      diagonal: () => s.mul(s.add(s.u, s.v), 0.5),
    }[direction]();
    const edge = s.mul(k, 1 + feather);
    return s.smoothstep(s.sub(edge, 0), s.sub(edge, feather), place);
  },
});
