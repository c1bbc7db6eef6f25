// One colour of a list, without interpolation.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { channel } from './channel.ts';

export default defineColor({
  name: 'pick',
  category: 'lists',
  summary: 'One colour of a list, without mixing.',
  params: {
    colors: p.colors({ required: true, doc: 'The colours: a list, or the name of a set.' }),
    k: channel(0.5, 'Which colour: 0..1 is divided into equal parts, one per colour.'),
  },
  example: 'color: pick(neon, value)',
  result: 'color',
  build: (scope, { colors, k }) => scope.pick(colors, scope.unit(k)),
});
