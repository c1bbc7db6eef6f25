// Distance to a circle.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'circle',
  category: 'shapes',
  summary: 'Distance to a circle.',
  params: { r: p.number({ default: 0.5, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Radius.' }), at: atParam },
  example: 'glow(circle(0.45), 0.3)',
  source: SOURCE,
  build(s, { r, at }) {
    const { x, y } = from(s, at);
    return s.sub(s.hypot(x, y), r);
  },
});
