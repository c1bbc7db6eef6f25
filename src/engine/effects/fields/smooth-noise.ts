// A noise substitute from sines alone: the cheapest soft background, and perfectly smooth.

import { defineField } from '../../effect-api/define.ts';
import { octavesParam, scaled, scaleParam, share, speedParam } from './common.ts';

const MOST = 12;

export default defineField({
  name: 'smoothNoise',
  category: 'noise',
  summary: 'Octaves of sines that displace each other: soft, cheap noise.',
  params: { octaves: octavesParam(3), scale: scaleParam('the largest waves'), speed: speedParam() },
  example: 'smoothNoise(octaves: 4)',
  build(s, { octaves, scale, speed }) {
    const { x, y } = scaled(s, scale, 1);
    let sum = s.num(0);
    let power = s.num(0);
    let frequency = 2.2;
    let strength = 1;
    for (let i = 0; i < MOST; i++) {
      // Each octave is rotated by the golden angle, so that crests never align.
      const cosine = GOLDEN[i % GOLDEN.length][0];
      const sine = GOLDEN[i % GOLDEN.length][1];
      const along = s.add(s.mul(x, cosine * frequency), s.mul(y, sine * frequency));
      const across = s.sub(s.mul(y, cosine * frequency), s.mul(x, sine * frequency));
      const bent = s.add(across, s.mul(s.sin(s.add(s.mul(along, 0.37), 2.1 * i + 1)), 0.9));
      const wave = s.add(
        s.mul(
          s.sin(s.add(along, s.phase(speed, 0.5 + 0.2 * i), 1.7 * i)),
          s.cos(s.add(bent, s.phase(speed, -0.4 - 0.15 * i))),
        ),
        s.mul(s.sin(s.add(s.mul(s.add(along, across), 0.53), s.phase(speed, 0.3), 0.9 * i)), 0.5),
      );
      const weight = s.mul(share(s, octaves, i), strength);
      sum = s.add(sum, s.mul(wave, weight));
      power = s.add(power, s.mul(weight, weight));
      frequency *= 1.9;
      strength *= 0.58;
    }
    return s.unit(s.add(s.mul(s.div(sum, s.sqrt(power)), 0.44), 0.5));
  },
});

/** Cosine and sine of i times the golden angle (137.508°). */
const GOLDEN: readonly (readonly [number, number])[] = [
  [1, 0],
  [-0.737, 0.675],
  [0.087, -0.996],
  [0.608, 0.793],
  [-0.985, -0.174],
  [0.844, -0.536],
  [-0.26, 0.966],
  [-0.461, -0.887],
];
