// Polar coordinates: across becomes the angle, down the distance from the centre.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'polar',
  category: 'bends',
  summary: 'Wraps the picture round the centre: its left and right edges meet, its top is the middle.',
  doc: 'With `top: rim` its bottom is the middle instead. Text then reads clockwise round the centre; with `top: middle` it is mirrored.',
  params: { top: p.word(['middle', 'rim'], { default: 'middle', doc: 'Where the top of the picture is.' }) },
  example: 'checker(7) | polar',
  map: (s, { top }) => {
    const down = s.mul(s.sub(s.mul(s.dist, 2), 1), s.halfHeight);
    return { x: s.mul(s.div(s.angle, Math.PI), s.halfWidth), y: top === 'rim' ? s.neg(down) : down };
  },
});
