// Black-body colours from 1000 K to 20000 K, from embers to blue stars, in perceptually even steps.

import { defineColor } from '../../effect-api/define.ts';
import type { Color } from '../../effect-api/scope.ts';
import { channel } from './channel.ts';

/** 1000, 1500, 2200, 3200, 4500, 6500, 10000, 20000 K as sRGB. */
const BODIES = [
  [255, 56, 0],
  [255, 109, 0],
  [255, 146, 39],
  [255, 184, 114],
  [255, 219, 186],
  [255, 249, 253],
  [204, 219, 255],
  [173, 199, 255],
];

export default defineColor({
  name: 'temperature',
  category: 'lists',
  summary: 'The colour of a glowing body: from red embers through white to a blue star.',
  params: { k: channel(0.5, 'Temperature: 0 is 1000 K, 1 is 20000 K, about 0.7 is white.') },
  example: 'color: temperature(value)',
  source: 'M. Charity, What color is a blackbody? (2001).',
  result: 'color',
  build(scope, { k }) {
    const colors: Color[] = BODIES.map(([r, g, b]) => scope.rgb(r / 255, g / 255, b / 255));
    return scope.ramp(colors, scope.unit(k));
  },
});
