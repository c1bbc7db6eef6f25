// Logarithmic spiral arms: every turn is a scaled copy of the previous one, as in shells and galaxies.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam, toUnit } from './common.ts';

export default defineField({
  name: 'spiral',
  category: 'shapes',
  summary: 'Logarithmic spiral arms that turn about the centre.',
  params: {
    arms: p.integer({ default: 3, min: 1, max: 64, unit: 'none', doc: 'Number of arms.' }),
    tightness: p.number({
      default: 2.5,
      min: -50,
      max: 50,
      unit: 'ratio',
      rate: 'cell',
      doc: 'How tightly the arms are wound; negative reverses the direction.',
    }),
    speed: speedParam(),
  },
  example: 'spiral(arms: 4, tightness: 3)',
  source: 'Logarithmic spiral: angle proportional to the logarithm of the distance.',
  build(s, { arms, tightness, speed }) {
    const turn = s.sub(s.mul(s.angle, s.round(arms)), s.mul(s.log(s.max(s.dist, 0.01)), tightness, 2));
    const wave = toUnit(s, s.cos(s.add(turn, s.phase(speed, -2))));
    return s.mul(wave, s.smoothstep(0, 0.25, s.dist));
  },
});
