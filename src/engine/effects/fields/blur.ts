// Blurs any field: each point becomes the weighted mean of its neighbourhood.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { SQUARE_CELL, squareCells } from '../../effect-api/square-cells.ts';
import { blurLattice } from './box-blur.ts';

export default defineLattice({
  name: 'blur',
  category: 'neighbourhood',
  summary: 'Softens a field: each point becomes the mean of what is around it.',
  params: {
    field: p.field({ required: true, doc: 'The field to blur.' }),
    r: p.number({
      default: 0.1,
      min: 0,
      max: 2,
      unit: 'frame',
      doc: 'Radius: how far light spreads. 1 is half of the frame’s shorter side.',
    }),
  },
  example: 'blur(glyphText("SOFT", size: 1.2), 0.06)',
  sample: 'linear',
  size: ({ halfWidth, halfHeight }) => squareCells(halfWidth, halfHeight),
  create: () => ({}),
  draw(out, _state, { cols, rows }, { field, r }) {
    const { values } = field.grid();
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, values[i]));
    // Three boxes of half width h have the standard deviation h; two of them reach where little is left.
    blurLattice(out, cols, rows, r / 2 / SQUARE_CELL);
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, out[i]));
  },
});
