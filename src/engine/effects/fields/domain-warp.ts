// Fractal noise sampled at coordinates displaced by more noise: marble, oil on water, nebulae.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { octavesParam, scaledAslant, scaleParam, speedParam } from './common.ts';

export default defineField({
  name: 'domainWarp',
  category: 'noise',
  summary: 'Fractal noise sampled at noise-displaced points: marble and nebulae.',
  params: {
    strength: p.number({ default: 0.3, min: 0, max: 10, unit: 'frame', rate: 'cell', doc: 'Maximum displacement.' }),
    octaves: octavesParam(4),
    scale: scaleParam('the largest clouds'),
    speed: speedParam(0.2),
  },
  example: 'domainWarp(strength: 0.6, scale: 0.9)',
  source: 'I. Quilez, Domain warping (2002).',
  seeded: true,
  build(s, { strength, octaves, scale, speed }) {
    const { x, y } = scaledAslant(s, scale, 1.5);
    // The displacement is in frame units, so it is scaled like the coordinates; times 2.4, because fractal noise mostly stays within
    // the middle half of its range.
    const reach = s.mul(s.div(strength, scale), 1.5 * 2.4 * 2);
    const right = s.drift(speed, 0.7, 0);
    const up = s.drift(speed, 0, -0.7);
    const slow = s.drift(speed, 0.3, 0);
    const dx = s.mul(s.sub(s.fbm2(s.add(x, right.x), s.add(y, right.y), octaves, 2, 0.5, 1), 0.5), reach);
    const dy = s.mul(s.sub(s.fbm2(s.add(x, 5.2, up.x), s.add(y, up.y), octaves, 2, 0.5, 2), 0.5), reach);
    const value = s.fbm2(s.add(x, dx, slow.x), s.add(y, dy, slow.y), octaves, 2, 0.5, 3);
    return s.smoothstep(0.22, 0.78, value);
  },
});
