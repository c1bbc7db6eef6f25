// A hue that cycles over time.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineColor({
  name: 'hueCycle',
  category: 'hues',
  summary: 'A hue that cycles over time.',
  params: {
    speed: p.hue({
      default: 0.1,
      min: -1000,
      max: 1000,
      doc: 'Turns per second; changing it never makes the picture jump.',
    }),
  },
  example: 'hue: hueCycle(0.08)',
  result: 'number',
  build: (s, { speed }) => s.phase(speed, 1, 1),
});
