// A box; rounded corners do not change its size.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'box',
  category: 'shapes',
  summary: 'Distance to a box, optionally with rounded corners.',
  params: {
    w: p.number({ default: 1, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Full width.' }),
    h: p.number({ default: 0.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Full height.' }),
    round: p.number({ default: 0, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Radius of the corners.' }),
    at: atParam,
  },
  example: 'outline(box(2.2, 1.1, 0.25), 0.12)',
  source: SOURCE,
  build(s, { w, h, round, at }) {
    const { x, y } = from(s, at);
    const radius = s.min(round, s.mul(s.min(w, h), 0.5));
    const qx = s.add(s.sub(s.abs(x), s.mul(w, 0.5)), radius);
    const qy = s.add(s.sub(s.abs(y), s.mul(h, 0.5)), radius);
    const outside = s.hypot(s.max(qx, 0), s.max(qy, 0));
    return s.sub(s.add(outside, s.min(s.max(qx, qy), 0)), radius);
  },
});
