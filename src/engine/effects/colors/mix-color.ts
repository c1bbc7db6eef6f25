// Mixes two colours.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { channel } from './channel.ts';

export default defineColor({
  name: 'mixColor',
  category: 'lists',
  summary: 'Mixes two colours in OKLab.',
  params: {
    a: p.color({ required: true, rate: 'cell', doc: 'The colour at k = 0.' }),
    b: p.color({ required: true, rate: 'cell', doc: 'The colour at k = 1.' }),
    k: channel(0.5, 'Share of the second colour.'),
  },
  example: 'color: mixColor(#ff5a00, #2040ff, u)',
  source: 'B. Ottosson, A perceptual color space for image processing (2020).',
  result: 'color',
  build: (scope, { a, b, k }) => scope.mixColor(a, b, scope.unit(k)),
});
