// A moving edge that uncovers the frame.

import { defineMask } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';
import { fromParam, opening, toParam } from './common.ts';

export default defineMask({
  name: 'wipe',
  category: 'opening',
  summary: 'An edge that travels over the frame between two times and uncovers it.',
  loops: false,
  params: {
    from: fromParam,
    to: toParam,
    direction: p.word(['left', 'right', 'up', 'down', 'radial', 'diagonal'], {
      default: 'right',
      doc: "Direction of travel; `radial` goes round like a clock's hand, `diagonal` from the upper left.",
    }),
  },
  example: 'plasma() * wipe(0s, 3s, diagonal)',
  build(s, { from, to, direction }) {
    const k = opening(s, from, to);
    const feather = 0.06;
    const edge = s.mul(k, 1 + feather);
    return s.sub(1, s.smoothstep(s.sub(edge, feather), edge, placeOf(s, direction)));
  },
});

/** The order of uncovering: 0 first, 1 last. */
function placeOf(s: FieldScope, direction: string): Num {
  switch (direction) {
    case 'left':
      return s.sub(1, s.u);
    case 'up':
      return s.sub(1, s.v);
    case 'down':
      return s.v;
    case 'radial':
      return s.fract(s.add(s.div(s.angle, 2 * Math.PI), 0.25));
    case 'diagonal':
      return s.mul(s.add(s.u, s.v), 0.5);
    default:
      return s.u;
  }
}
