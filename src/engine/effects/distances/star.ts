// A star: folds the plane into one sector between an outer and an inner corner, then takes the distance to its one side.

import { defineDistance } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { atParam, from, SOURCE } from './common.ts';

export default defineDistance({
  name: 'star',
  category: 'shapes',
  summary: 'Distance to a star with one point at the top.',
  params: {
    points: p.integer({ default: 5, min: 2, max: 64, unit: 'none', doc: 'Number of points.' }),
    outer: p.number({
      default: 0.7,
      min: 0,
      max: 100,
      unit: 'frame',
      rate: 'cell',
      doc: 'From the centre to a point.',
    }),
    inner: p.number({
      default: 0.3,
      min: 0,
      max: 100,
      unit: 'frame',
      rate: 'cell',
      doc: 'From the centre to a notch.',
    }),
    at: atParam,
  },
  example: 'glow(star(5, 0.8, 0.35), 0.1)',
  source: SOURCE,
  build(s, { points, outer, inner, at }) {
    const { x, y } = from(s, at);
    const half = s.div(Math.PI, s.round(points));
    const angle = s.atan2(x, s.neg(y));
    // 0 at a point, `half` at a notch.
    const folded = s.abs(s.sub(s.mod(s.add(angle, half), s.mul(half, 2)), half));
    const distance = s.hypot(x, y);
    const px = s.mul(distance, s.cos(folded));
    const py = s.mul(distance, s.sin(folded));
    // The side runs from (outer, 0) to the notch.
    const sx = s.sub(s.mul(inner, s.cos(half)), outer);
    const sy = s.mul(inner, s.sin(half));
    const qx = s.sub(px, outer);
    const along = s.unit(s.div(s.add(s.mul(qx, sx), s.mul(py, sy)), s.add(s.mul(sx, sx), s.mul(sy, sy))));
    const away = s.hypot(s.sub(qx, s.mul(sx, along)), s.sub(py, s.mul(sy, along)));
    const side = s.sub(s.mul(qx, sy), s.mul(py, sx));
    return s.select(s.gt(side, 0), away, s.neg(away));
  },
});
