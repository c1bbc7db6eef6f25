// Damped waves that spread from points, as on a pond.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { fromUv, speedParam } from './common.ts';

export default defineField({
  name: 'ripple',
  category: 'waves',
  summary: 'Damped waves that spread from one or more points.',
  params: {
    sources: p.points({ default: '[(0.5, 0.5)]', unit: 'uv', doc: 'Where the waves start.' }),
    freq: p.number({ default: 24, min: 0, max: 400, unit: 'rad', rate: 'cell', doc: 'Radians per frame unit.' }),
    damping: p.number({
      default: 1.5,
      min: 0,
      max: 100,
      unit: 'ratio',
      rate: 'cell',
      doc: 'Decay with distance; 0 for none.',
    }),
    speed: speedParam(4),
  },
  example: 'ripple(sources: [(0.3, 0.4), (0.7, 0.65)], freq: 22, damping: 1.1)',
  build(s, { sources, freq, damping, speed }) {
    const clock = s.phase(speed);
    let sum = s.num(0);
    for (const source of sources) {
      const [cx, cy] = fromUv(s, source);
      const distance = s.hypot(s.sub(s.x, cx), s.sub(s.y, cy));
      const wave = s.cos(s.sub(s.mul(distance, freq), clock));
      sum = s.add(sum, s.mul(wave, s.exp(s.neg(s.mul(distance, damping)))));
    }
    return s.unit(s.add(s.mul(sum, 0.62), 0.5));
  },
});
