// Polar coordinates: across becomes the angle, down the distance from the centre.

import { defineTransform } from '../../effect-api/define.ts';

export default defineTransform({
  name: 'polar',
  category: 'bends',
  summary: 'Wraps the picture round the centre: its left and right edges meet, its top is the middle.',
  params: {},
  example: 'checker(7) | polar',
  map: (s) => ({ x: s.mul(s.div(s.angle, Math.PI), s.halfWidth), y: s.mul(s.sub(s.mul(s.dist, 2), 1), s.halfHeight) }),
});
