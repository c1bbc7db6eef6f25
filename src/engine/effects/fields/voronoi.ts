// Cells around drifting points, from the distances to the nearest and the second nearest point.

import { defineField } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam } from './common.ts';

export default defineField({
  name: 'voronoi',
  category: 'noise',
  summary: 'Cells around drifting points: distance, edges, or one shade per cell.',
  params: {
    cells: p.number({
      default: 20,
      min: 1,
      max: 5000,
      unit: 'none',
      rate: 'frame',
      doc: 'Approximate number of cells in the frame.',
    }),
    mode: p.word(['distance', 'edge', 'cell'], {
      default: 'distance',
      doc: '`distance` is bright at the points, `edge` draws the borders, `cell` gives each cell one shade.',
    }),
    edge: p.number({
      default: 0.02,
      min: 0,
      max: 2,
      unit: 'frame',
      rate: 'cell',
      doc: 'Width of the borders in mode `edge`.',
    }),
    speed: speedParam(0.3),
  },
  example: 'voronoi(cells: 30, mode: edge, edge: 0.06)',
  source: 'S. Worley, A Cellular Texture Basis Function (1996).',
  seeded: true,
  build(s, { cells, mode, edge, speed }) {
    const density = s.sqrt(s.div(cells, s.mul(s.halfWidth, s.halfHeight, 4)));
    const { f1, f2, id } = s.voronoi(s.mul(s.x, density), s.mul(s.y, density), s.phase(speed, 3));
    if (mode === 'cell') return s.add(s.mul(id, 0.9), 0.1);
    if (mode === 'distance') return s.unit(s.sub(1, s.mul(f1, 1.3)));
    // f2 - f1 is twice the distance to the border, in frame units; the line fades over the same width again.
    const gap = s.div(s.sub(f2, f1), density);
    return s.sub(1, s.smoothstep(s.mul(edge, 0.5), s.add(s.mul(edge, 1.5), 0.02), gap));
  },
});
