// A calm background: long sines at incommensurate angles, so that no grid shows.

import { defineField } from '../../effect-api/define.ts';
import { scaled, scaleParam, speedParam, toUnit } from './common.ts';

/** Direction cosines, frequency, speed: with no common ratio, so that the pattern does not repeat. */
const WAVES = [
  [1, 0.13, 2.1, 0.7],
  [-0.42, 0.91, 3.3, -0.5],
  [0.71, 0.7, 4.7, 0.9],
  [0.83, -0.56, 6.1, -0.65],
] as const;

export default defineField({
  name: 'sinefield',
  category: 'waves',
  summary: 'Layered sines at mixed angles: a calm background that never repeats.',
  params: { scale: scaleParam('the waves'), speed: speedParam() },
  example: 'sinefield(scale: 0.7)',
  build(s, { scale, speed }) {
    const { x, y } = scaled(s, scale, 1);
    let sum = s.num(0);
    for (const [cx, cy, frequency, rate] of WAVES) {
      const phase = s.add(s.mul(x, cx * frequency), s.mul(y, cy * frequency), s.phase(speed, rate));
      sum = s.add(sum, s.sin(phase));
    }
    return toUnit(s, s.sin(s.mul(sum, 0.6)));
  },
});
