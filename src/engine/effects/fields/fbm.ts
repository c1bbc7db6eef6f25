// Fractal Brownian motion: octaves of value noise, each finer and weaker. Clouds, smoke, rock.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { octavesParam, scaledAslant, scaleParam, speedParam } from './common.ts';

export default defineField({
  name: 'fbm',
  category: 'noise',
  summary: 'Fractal Brownian motion: drifting clouds with detail at every size.',
  params: {
    octaves: octavesParam(5),
    scale: scaleParam('the largest clouds'),
    lacunarity: p.number({
      default: 2,
      min: 1,
      max: 8,
      unit: 'ratio',
      doc: 'Frequency of each octave relative to the one before.',
    }),
    gain: p.number({
      default: 0.5,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Amplitude of each octave relative to the one before.',
    }),
    speed: speedParam(0.2),
  },
  example: 'fbm(octaves: 6, scale: 1.2)',
  source: 'F. K. Musgrave, in Texturing and Modeling: A Procedural Approach (1994).',
  seeded: true,
  build(s, { octaves, scale, lacunarity, gain, speed }) {
    const { x, y } = scaledAslant(s, scale, 1.8);
    const moved = s.drift(speed, 1, 0.6);
    const value = s.fbm2(s.add(x, moved.x), s.add(y, moved.y), octaves, lacunarity, gain);
    return s.smoothstep(0.2, 0.8, value);
  },
});
