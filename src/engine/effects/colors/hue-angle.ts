// A hue that follows the angle about the centre.

import { defineColor } from '../../effect-api/define.ts';
import { anyHue } from './channel.ts';

export default defineColor({
  name: 'hueAngle',
  category: 'hues',
  summary: 'A hue that cycles once around the centre.',
  params: { offset: anyHue(0, 'Hue at angle 0, in turns.') },
  example: 'hue: hueAngle(t * 0.05)',
  result: 'number',
  build: (s, { offset }) => s.add(s.div(s.angle, 2 * Math.PI), offset),
});
