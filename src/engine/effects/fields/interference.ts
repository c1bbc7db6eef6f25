// Plane waves with directions spread evenly over half a turn. Five or more give quasicrystals: ordered, but not periodic.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { scaled, scaleParam, share, speedParam } from './common.ts';

const MOST = 16;
const PI = Math.PI;

export default defineField({
  name: 'interference',
  category: 'waves',
  summary: 'Plane waves at evenly spread angles, which make stars and quasicrystals where they meet.',
  params: {
    waves: p.integer({
      default: 6,
      min: 1,
      max: MOST,
      unit: 'none',
      doc: 'Number of waves; a fraction fades in the last one.',
    }),
    scale: scaleParam('the waves'),
    speed: speedParam(),
  },
  example: 'interference(waves: 7, scale: 0.8)',
  source: 'Quasicrystals as sums of waves in the plane, after K. Keegan McAllister (2011).',
  build(s, { waves, scale, speed }) {
    const { x, y } = scaled(s, scale, 13);
    const ahead = s.phase(speed, 1.4);
    const back = s.phase(speed, 1.4 * -0.8);
    let sum = s.num(0);
    let weights = s.num(0);
    for (let i = 0; i < MOST; i++) {
      const angle = s.div(PI * i, waves);
      const weight = share(s, waves, i);
      const place = s.add(s.mul(x, s.cos(angle)), s.mul(y, s.sin(angle)));
      const phase = s.add(place, i % 2 === 0 ? ahead : back, 0.7 * i);
      sum = s.add(sum, s.mul(s.cos(phase), weight));
      weights = s.add(weights, weight);
    }
    // The sum of n waves has a deviation of √(n/2): dividing by √n keeps the contrast the same for any number.
    return s.unit(s.add(s.mul(s.div(sum, s.sqrt(weights)), 0.42), 0.5));
  },
});
