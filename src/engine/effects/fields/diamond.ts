// A lattice of pulsating diamonds: the product of two sines along the diagonals.

import { defineField } from '../../effect-api/define.ts';
import { scaled, scaleParam, speedParam, toUnit } from './common.ts';

export default defineField({
  name: 'diamond',
  category: 'waves',
  summary: 'The product of two sines along the diagonals: diamonds that swap light and dark.',
  params: { scale: scaleParam('the diamonds'), speed: speedParam() },
  example: 'diamond(scale: 1)',
  build(s, { scale, speed }) {
    const { x, y } = scaled(s, scale, 4.5);
    const falling = s.sin(s.add(x, y, s.phase(speed)));
    const rising = s.sin(s.sub(s.sub(x, y), s.phase(speed, 0.7)));
    return toUnit(s, s.mul(falling, rising));
  },
});
