// Rotates about the centre of the frame.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'rotate',
  category: 'place',
  summary: 'Rotates the picture clockwise about the centre.',
  params: { angle: p.angle({ default: 0, min: -1e6, max: 1e6, doc: 'Angle of the rotation.' }) },
  example: 'glow(box(2, 0.5, 0.1), 0.1) | rotate(t * 20deg)',
  map(s, { angle }) {
    const cosine = s.cos(angle);
    const sine = s.sin(angle);
    return { x: s.add(s.mul(s.x, cosine), s.mul(s.y, sine)), y: s.sub(s.mul(s.y, cosine), s.mul(s.x, sine)) };
  },
});
