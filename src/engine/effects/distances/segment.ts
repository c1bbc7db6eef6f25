// A line between two points, with no width of its own: `outline` or `glow` adds one.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'segment',
  category: 'shapes',
  summary: 'Distance to a straight line between two points.',
  params: {
    a: p.point({ default: '(-0.5, 0)', unit: 'frame', doc: 'One end.' }),
    b: p.point({ default: '(0.5, 0)', unit: 'frame', doc: 'The other end.' }),
    at: atParam,
  },
  example: 'glow(segment((-1.1, 0.5), (1.1, -0.5)), 0.16)',
  source: SOURCE,
  build(s, { a, b, at }) {
    const { x, y } = from(s, at);
    const px = s.sub(x, a[0]);
    const py = s.sub(y, a[1]);
    const bx = s.sub(b[0], a[0]);
    const by = s.sub(b[1], a[1]);
    const along = s.unit(s.div(s.add(s.mul(px, bx), s.mul(py, by)), s.add(s.mul(bx, bx), s.mul(by, by))));
    return s.hypot(s.sub(px, s.mul(bx, along)), s.sub(py, s.mul(by, along)));
  },
});
