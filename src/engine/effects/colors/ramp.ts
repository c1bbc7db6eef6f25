// A smooth gradient through a list of colours.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { channel } from './channel.ts';

export default defineColor({
  name: 'ramp',
  category: 'lists',
  summary: 'A smooth gradient through a list of colours, mixed in OKLab.',
  params: {
    colors: p.colors({ required: true, doc: 'The colours: a list, or the name of a set.' }),
    k: channel(0.5, 'Position in the list: 0 is the first colour, 1 the last.'),
  },
  example: 'color: ramp([#1a0500, #ff5a00, #ffe8b0], value)',
  source: 'B. Ottosson, A perceptual color space for image processing (2020).',
  result: 'color',
  build: (scope, { colors, k }) => scope.ramp(colors, scope.unit(k)),
});
