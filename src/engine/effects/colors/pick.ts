// One colour of a list, without interpolation.

import { defineColor } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { channel } from './channel.ts';

export default defineColor({
  name: 'pick',
  category: 'lists',
  summary: 'One colour of a list, flat.',
  params: {
    colors: p.colors({ required: true, doc: 'The colours: a list, or the name of a set.' }),
    k: channel(0.5, 'Which: 0..1 is cut into as many equal parts as there are colours.'),
  },
  example: 'color: pick(neon, value)',
  result: 'color',
  build: (scope, { colors, k }) => scope.pick(colors, scope.unit(k)),
});
