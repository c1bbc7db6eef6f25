// The demoscene classic: four crossed sines whose bright islands drift through each other.

import { defineField } from '../../effect-api/define.ts';
import { scaled, scaleParam, speedParam } from './common.ts';

export default defineField({
  name: 'plasma',
  category: 'waves',
  summary: 'Four crossed sines, one of them radial: islands of light that drift through each other.',
  params: { scale: scaleParam('the islands'), speed: speedParam() },
  example: 'plasma(scale: 0.8)',
  source: 'Plasma effect of the demo scene, early 1990s.',
  build(s, { scale, speed }) {
    const { x, y } = scaled(s, scale, 3.8);
    const across = s.sin(s.add(x, s.phase(speed)));
    const down = s.sin(s.sub(s.mul(y, 1.3), s.phase(speed, 0.8)));
    const diagonal = s.sin(s.add(s.mul(s.add(x, y), 0.7), s.phase(speed, 0.6)));
    const radial = s.sin(s.sub(s.mul(s.hypot(s.add(x, s.sin(s.phase(speed, 0.4))), y), 1.7), s.phase(speed, 1.3)));
    return s.unit(s.add(s.mul(s.add(across, down, diagonal, radial), 0.2), 0.5));
  },
});
