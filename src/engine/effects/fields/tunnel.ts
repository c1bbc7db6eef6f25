// A flight through a tunnel: depth is 1/distance, with ribs along the wall. The far end is dark, to hide detail too fine for the grid.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { toUnit } from './common.ts';

export default defineField({
  name: 'tunnel',
  category: 'depth',
  summary: 'A flight through a ribbed tunnel whose depth is one over the distance.',
  params: {
    speed: p.number({ default: 3, min: -100, max: 100, unit: 'ratio', doc: 'Flight speed; negative flies backwards.' }),
    complexity: p.number({
      default: 6,
      min: 0,
      max: 64,
      unit: 'none',
      doc: 'Number of ribs around the wall, and how close the rings are.',
    }),
  },
  example: 'tunnel(speed: 3, complexity: 8)',
  build(s, { speed, complexity }) {
    // A small offset to the distance keeps the rings at the far end wide enough for the grid.
    const depth = s.div(1, s.add(s.dist, 0.25));
    const along = s.add(s.mul(depth, s.add(s.mul(complexity, 1.9), 3)), s.phase(speed, 2));
    const rings = toUnit(s, s.sin(along));
    const ribs = toUnit(s, s.cos(s.add(s.mul(s.angle, s.round(complexity)), s.mul(s.sin(s.mul(depth, 0.7)), 1.2))));
    const wall = s.mul(s.add(s.mul(rings, 0.85), 0.15), s.add(s.mul(ribs, 0.6), 0.45));
    return s.unit(s.mul(wall, s.smoothstep(0.04, 0.5, s.dist)));
  },
});
