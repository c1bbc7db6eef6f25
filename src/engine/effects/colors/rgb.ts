// A colour from red, green and blue.

import { defineColor } from '../../effect-api/define.ts';
import { channel } from './channel.ts';

export default defineColor({
  name: 'rgb',
  category: 'spaces',
  summary: 'A colour from red, green and blue.',
  params: { r: channel(0, 'Red.'), g: channel(0, 'Green.'), b: channel(0, 'Blue.') },
  example: 'color: rgb(value, u * value, v)',
  result: 'color',
  build: (scope, { r, g, b }) => scope.rgb(scope.unit(r), scope.unit(g), scope.unit(b)),
});
