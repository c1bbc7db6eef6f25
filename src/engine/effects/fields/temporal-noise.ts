// Noise that changes in place: time is the third axis of 3-D noise.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { octavesParam, scaledAslant, scaleParam } from './common.ts';

export default defineField({
  name: 'temporalNoise',
  category: 'noise',
  summary: 'Fractal noise that changes in place instead of drifting.',
  params: {
    octaves: octavesParam(4),
    scale: scaleParam('the largest clouds'),
    rate: p.number({ default: 0.3, min: -100, max: 100, unit: 'ratio', doc: 'Speed of the change; 0 is still.' }),
  },
  example: 'temporalNoise(octaves: 4, scale: 0.8, rate: 0.4)',
  seeded: true,
  build(s, { octaves, scale, rate }) {
    const { x, y } = scaledAslant(s, scale, 1.8);
    // In a reel that loops, time is a circle: it needs a second axis.
    const moved = s.drift(s.mul(rate, 1.5), 0, 1);
    const value = s.fbm3(s.add(x, moved.x), y, moved.y, octaves, 2, 0.5);
    return s.smoothstep(0.25, 0.75, value);
  },
});
