// Value noise on a square lattice, drifting slowly.

import { defineField } from '../../effect-api/define.ts';
import { scaledAslant, scaleParam, speedParam } from './common.ts';

export default defineField({
  name: 'noise',
  category: 'noise',
  summary: 'Value noise with quintic interpolation, drifting slowly.',
  params: { scale: scaleParam('the blotches'), speed: speedParam(0.3) },
  example: 'noise(scale: 0.6)',
  source: 'Value noise with the quintic fade of K. Perlin, Improving Noise (2002).',
  seeded: true,
  build(s, { scale, speed }) {
    const { x, y } = scaledAslant(s, scale, 3);
    const moved = s.drift(speed, 1.7, 1);
    const value = s.noise2(s.add(x, moved.x), s.add(y, moved.y));
    return s.unit(s.add(s.mul(s.sub(value, 0.5), 1.15), 0.5));
  },
});
