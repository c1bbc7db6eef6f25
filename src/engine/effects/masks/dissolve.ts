// Grains that appear one by one. Their size is in frame units, so it is the same at every density.

import { defineMask } from '../../effect-api/define.ts';
import { fromParam, opening, toParam } from './common.ts';

/** Grains per frame unit; fine enough to read as dust, coarse enough for a draft. */
const GRAINS = 28;

export default defineMask({
  name: 'dissolve',
  category: 'opening',
  summary: 'Grains that appear in random order between two times.',
  loops: false,
  params: { from: fromParam, to: toParam },
  example: 'radial(1.6, 1.6) * dissolve(0s, 3s)',
  seeded: true,
  build(s, { from, to }) {
    const k = opening(s, from, to);
    const column = s.floor(s.mul(s.x, GRAINS));
    const row = s.floor(s.mul(s.y, GRAINS));
    const order = s.random(s.add(column, s.mul(row, 4096)));
    const feather = 0.08;
    const edge = s.mul(k, 1 + feather);
    return s.smoothstep(s.sub(order, 0), s.add(order, feather), edge);
  },
});
