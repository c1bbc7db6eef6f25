// A colour from hue, saturation and value.

import { defineColor } from '../../effect-api/define.ts';
import { anyHue, channel } from './channel.ts';

export default defineColor({
  name: 'hsv',
  category: 'spaces',
  summary: 'A colour from hue, saturation and value.',
  params: {
    h: anyHue(0, 'Hue: 0 is red, 1/3 green, 2/3 blue; whole turns are the same.'),
    s: channel(1, 'Saturation: 0 is grey.'),
    v: channel(1, 'Value: 0 is black.'),
  },
  example: 'color: hsv(u + t * 0.1, 0.8, value)',
  source: 'A. R. Smith, Color gamut transform pairs (1978).',
  result: 'color',
  build: (scope, { h, s, v }) => scope.hsv(h, s, v),
});
