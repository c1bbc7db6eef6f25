// A heart: a rotated square with two half-circles, exact. Centred vertically.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'heart',
  category: 'shapes',
  summary: 'Distance to a heart.',
  params: {
    size: p.number({ default: 0.6, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'From the centre to the tip.' }),
    at: atParam,
  },
  example: 'glow(heart(0.75), 0.12)',
  source: SOURCE,
  build(s, { size, at }) {
    const { x, y } = from(s, at);
    // In the formula's own units the tip is at (0, 0) and the height is 1.1036, y up; half of that is our `size`.
    const k = s.div(0.5518, size);
    const px = s.abs(s.mul(x, k));
    const py = s.sub(0.5518, s.mul(y, k));
    const lobe = s.sub(s.hypot(s.sub(px, 0.25), s.sub(py, 0.75)), 0.35355339);
    const top = s.hypot(px, s.sub(py, 1));
    const fold = s.mul(s.max(s.add(px, py), 0), 0.5);
    const side = s.hypot(s.sub(px, fold), s.sub(py, fold));
    const body = s.mul(s.min(top, side), s.sign(s.sub(px, py)));
    return s.div(s.select(s.gt(s.add(px, py), 1), lobe, body), k);
  },
});
