// A hue that changes from the centre outwards.

import { defineColor } from '../../effect-api/define.ts';
import { anyHue } from './channel.ts';

export default defineColor({
  name: 'hueDistance',
  category: 'hues',
  summary: 'A hue that changes with the distance from the centre.',
  params: { base: anyHue(0, 'The hue at the centre.'), scale: anyHue(0.3, 'Turns of hue per frame unit outwards.') },
  example: 'hue: hueDistance(0.55, 0.3)',
  result: 'number',
  build: (s, { base, scale }) => s.add(base, s.mul(s.dist, scale)),
});
