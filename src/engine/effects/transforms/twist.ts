// Rotates the middle further than the edge.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'twist',
  category: 'bends',
  summary: 'Rotates the middle of the picture clockwise and leaves the edge.',
  params: {
    amount: p.angle({ default: 1.5, min: -1000, max: 1000, doc: 'Rotation of the middle; 0 changes nothing.' }),
  },
  example: 'stripes(5) | twist(170deg)',
  map(s, { amount }) {
    const angle = s.mul(amount, s.exp(s.mul(s.dist, s.dist, -1.6)));
    const cosine = s.cos(angle);
    const sine = s.sin(angle);
    return { x: s.add(s.mul(s.x, cosine), s.mul(s.y, sine)), y: s.sub(s.mul(s.y, cosine), s.mul(s.x, sine)) };
  },
});
