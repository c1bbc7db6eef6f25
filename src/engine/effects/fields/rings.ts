// Rings that travel outwards. Their profile has long tails, so that a ring thinner than a cell still shows as a line.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam } from './common.ts';

export default defineField({
  name: 'rings',
  category: 'shapes',
  summary: 'Concentric rings that travel outwards, bent by a threefold wobble.',
  params: {
    count: p.number({ default: 8, min: 1, max: 200, unit: 'none', doc: 'Number of rings.' }),
    spacing: p.number({
      default: 0.12,
      min: 0.005,
      max: 4,
      unit: 'frame',
      rate: 'cell',
      doc: 'Distance from one ring to the next.',
    }),
    width: p.number({
      default: 0.03,
      min: 0.001,
      max: 4,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of a ring at half its brightness.',
    }),
    wobble: p.number({
      default: 0,
      min: -2,
      max: 2,
      unit: 'frame',
      rate: 'cell',
      doc: 'Amplitude of the threefold wobble.',
    }),
    speed: speedParam(),
  },
  example: 'rings(count: 7, spacing: 0.28, width: 0.11, wobble: 0.12)',
  build(s, { count, spacing, width, wobble, speed }) {
    const bent = s.add(s.dist, s.mul(wobble, s.sin(s.add(s.mul(s.angle, 3), s.phase(speed)))));
    const place = s.sub(s.div(bent, spacing), s.phase(speed, 1, 1));
    const off = s.mul(s.sub(place, s.round(place)), spacing);
    const ratio = s.div(s.mul(off, 2), width);
    const line = s.div(1, s.add(s.mul(ratio, ratio), 1));
    // Rings fade in at the centre and out at the outermost position, so that none pops.
    const reach = s.div(bent, spacing);
    const inside = s.sub(1, s.smoothstep(s.sub(count, 0.5), s.add(count, 0.5), reach));
    return s.unit(s.mul(line, inside, s.smoothstep(0, 0.6, reach)));
  },
});
