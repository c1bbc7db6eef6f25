// A kaleidoscope: one sector, mirrored all the way round the centre.

import { defineTransform } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'kaleido',
  category: 'folds',
  summary: 'Mirrors one sector of the picture all the way around the centre.',
  params: { folds: p.number({ default: 6, min: 1, max: 64, unit: 'none', doc: 'Number of sectors.' }) },
  example: 'voronoi(cells: 26, mode: edge, edge: 0.08) | move(0.6, 0.2) | kaleido(8)',
  map(s, { folds }) {
    const sector = s.div(2 * Math.PI, folds);
    const angle = s.abs(s.sub(s.mod(s.add(s.angle, s.mul(sector, 0.5)), sector), s.mul(sector, 0.5)));
    return { x: s.mul(s.dist, s.cos(angle)), y: s.mul(s.dist, s.sin(angle)) };
  },
});
