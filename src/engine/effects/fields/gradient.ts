// 0 to 1 across the whole frame, for any aspect ratio and angle.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineField({
  name: 'gradient',
  category: 'plain',
  summary: 'From 0 to 1 across the frame.',
  params: {
    angle: p.angle({
      default: 0,
      min: -1000,
      max: 1000,
      doc: 'Direction in which it rises: 0deg to the right, 90deg down.',
    }),
  },
  example: 'gradient(angle: 30deg)',
  build(s, { angle }) {
    const cosine = s.cos(angle);
    const sine = s.sin(angle);
    const reach = s.add(s.mul(s.abs(cosine), s.halfWidth), s.mul(s.abs(sine), s.halfHeight));
    const along = s.add(s.mul(s.x, cosine), s.mul(s.y, sine));
    return s.unit(s.add(s.mul(s.div(along, reach), 0.5), 0.5));
  },
});
