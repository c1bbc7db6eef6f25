// A regular polygon with a corner at the top.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';
import { polygonDistance } from './polygon-distance.ts';

export default defineDistance({
  name: 'polygon',
  category: 'shapes',
  summary: 'Distance to a regular polygon with a corner at the top.',
  params: {
    sides: p.integer({ default: 6, min: 3, max: 64, unit: 'none', doc: 'Number of sides.' }),
    r: p.number({ default: 0.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'From the centre to a corner.' }),
    at: atParam,
  },
  example: 'outline(polygon(6, 0.75), 0.1)',
  source: SOURCE,
  build(s, { sides, r, at }) {
    const { x, y } = from(s, at);
    return polygonDistance(s, x, y, s.round(sides), r);
  },
});
