// The inverse of polar: the angle becomes across, the distance from the centre down.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'unroll',
  category: 'bends',
  summary: 'Unrolls the picture about its centre, the inverse of `polar`: rings become rows, rays become columns.',
  params: {
    top: p.word(['middle', 'rim'], {
      default: 'middle',
      doc: 'What is at the top: the middle of the picture, or its rim.',
    }),
  },
  example: 'stripes(9) | unroll',
  map: (s, { top }) => {
    const angle = s.mul(s.div(s.x, s.halfWidth), Math.PI);
    const down = s.div(s.y, s.halfHeight);
    const dist = s.mul(s.add(top === 'rim' ? s.neg(down) : down, 1), 0.5);
    return { x: s.mul(dist, s.cos(angle)), y: s.mul(dist, s.sin(angle)) };
  },
});
