// A kaleidoscope: one sector, mirrored all the way round the centre.

import { defineTransform } from '../../effect-api/define.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export default defineTransform({
  name: 'kaleido',
  category: 'folds',
  summary: 'Mirrors one sector of the picture all the way around the centre.',
  params: {
    folds: p.number({ default: 6, min: 1, max: 64, unit: 'none', doc: 'Number of sectors.' }),
    mirror: p.boolean({
      default: false,
      doc: 'Mirrors at the edges of the frame too, for pictures, which are empty beyond them: no dark corners.',
    }),
  },
  example: 'voronoi(cells: 26, mode: edge, edge: 0.08) | move(0.6, 0.2) | kaleido(8)',
  map(s, { folds, mirror }) {
    const sector = s.div(2 * Math.PI, folds);
    const angle = s.abs(s.sub(s.mod(s.add(s.angle, s.mul(sector, 0.5)), sector), s.mul(sector, 0.5)));
    const place = (at: Num, half: Num): Num => s.select(mirror, reflected(s, at, half), at);
    return { x: place(s.mul(s.dist, s.cos(angle)), s.halfWidth), y: place(s.mul(s.dist, s.sin(angle)), s.halfHeight) };
  },
});

/** `at` mirrored back into -half..half. */
const reflected = (s: FieldScope, at: Num, half: Num): Num =>
  s.sub(half, s.abs(s.sub(s.mod(s.add(at, half), s.mul(half, 4)), s.mul(half, 2))));
