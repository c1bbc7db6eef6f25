// A colour from perceptual lightness, chroma and hue.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { anyHue, channel } from './channel.ts';

export default defineColor({
  name: 'oklch',
  category: 'spaces',
  summary: 'A colour from perceived lightness, chroma and hue.',
  params: {
    l: channel(0.7, 'Lightness: 0 is black, 1 is white.'),
    c: p.number({
      default: 0.15,
      min: 0,
      max: 1,
      unit: 'ratio',
      rate: 'cell',
      doc: 'Chroma: 0 is grey, about 0.3 is the maximum on screens.',
    }),
    h: anyHue(0, 'Hue in turns.'),
  },
  example: 'color: oklch(value, 0.16, angle / tau)',
  source: 'B. Ottosson, A perceptual color space for image processing (2020).',
  result: 'color',
  build: (scope, { l, c, h }) => scope.oklch(l, c, h),
});
