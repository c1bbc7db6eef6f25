// An equilateral triangle that points up, as a polygon of three sides.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';
import { polygonDistance } from './polygon-distance.ts';

export default defineDistance({
  name: 'triangle',
  category: 'shapes',
  summary: 'Distance to an equilateral triangle that points up.',
  params: {
    size: p.number({
      default: 0.6,
      min: 0,
      max: 100,
      unit: 'frame',
      rate: 'cell',
      doc: 'From the centre to a corner.',
    }),
    at: atParam,
  },
  example: 'glow(triangle(0.75), 0.15)',
  source: SOURCE,
  build(s, { size, at }) {
    const { x, y } = from(s, at);
    return polygonDistance(s, x, y, s.num(3), size);
  },
});
