// A circle's outline of a given width.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'ring',
  category: 'shapes',
  summary: 'Distance to a ring.',
  params: {
    r: p.number({ default: 0.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Radius of the middle line.' }),
    width: p.number({ default: 0.1, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Full width.' }),
    at: atParam,
  },
  example: 'glow(ring(0.6, 0.08), 0.12)',
  source: SOURCE,
  build(s, { r, width, at }) {
    const { x, y } = from(s, at);
    return s.sub(s.abs(s.sub(s.hypot(x, y), r)), s.mul(width, 0.5));
  },
});
