// Arms whose angle is twisted by the distance, with a slow brightness wave along them so that they are not uniform.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam, toUnit } from './common.ts';

export default defineField({
  name: 'vortex',
  category: 'shapes',
  summary: 'Arms whose angle is twisted by the distance, turning about the centre.',
  params: {
    twist: p.number({
      default: 3,
      min: -100,
      max: 100,
      unit: 'rad',
      rate: 'cell',
      doc: 'Rotation of the arms per frame unit of distance.',
    }),
    arms: p.integer({ default: 4, min: 0, max: 64, unit: 'none', doc: 'Number of arms.' }),
    speed: speedParam(),
  },
  example: 'vortex(twist: 4, arms: 5)',
  build(s, { twist, arms, speed }) {
    const bent = s.add(s.angle, s.mul(s.dist, twist));
    const wave = toUnit(s, s.sin(s.sub(s.mul(bent, s.round(arms)), s.phase(speed, 2))));
    const swell = s.add(s.mul(s.sin(s.sub(s.mul(s.dist, 5), s.phase(speed))), 0.2), 0.8);
    return s.unit(s.mul(wave, swell, s.smoothstep(0, 0.12, s.dist)));
  },
});
