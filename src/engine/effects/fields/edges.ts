// Outlines of any field: how steeply it changes.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { SQUARE_CELL, squareCells } from '../../effect-api/square-cells.ts';
import { blurLattice } from './box-blur.ts';

export default defineLattice({
  name: 'edges',
  category: 'neighbourhood',
  summary: 'Outlines of a field: bright where it changes, dark where it is even.',
  params: {
    field: p.field({ required: true, doc: 'The field to outline.' }),
    width: p.number({
      default: 0.02,
      min: 0,
      max: 0.5,
      unit: 'frame',
      doc: 'Width of an outline. Details smaller than it are left out.',
    }),
    gain: p.number({
      default: 1,
      min: 0,
      max: 20,
      unit: 'ratio',
      doc: 'Brightness: at 1 a step from black to white gives 1.',
    }),
  },
  example: 'edges(glyphText("EDGE", size: 1.2))',
  source: 'H. Scharr, Optimal operators in digital image processing (2000).',
  sample: 'linear',
  size: ({ halfWidth, halfHeight }) => squareCells(halfWidth, halfHeight),
  create: () => ({}),
  draw(out, _state, { cols, rows }, { field, width, gain }) {
    const { values } = field.grid();
    const soft = Float32Array.from(values, (value) => Math.min(1, Math.max(0, value)));
    const sigma = width / 2 / SQUARE_CELL / 2;
    blurLattice(soft, cols, rows, sigma);
    // The steepest slope, in values per cell, of a step that is blurred by this sigma and by the difference over two cells.
    const steepest = 1 / (2.5066 * Math.sqrt(sigma * sigma + 0.637));
    for (let y = 0; y < rows; y++) {
      const [up, here, down] = [Math.max(0, y - 1) * cols, y * cols, Math.min(rows - 1, y + 1) * cols];
      for (let x = 0; x < cols; x++) {
        const [left, right] = [Math.max(0, x - 1), Math.min(cols - 1, x + 1)];
        const dx =
          3 * (soft[up + right] - soft[up + left] + soft[down + right] - soft[down + left]) +
          10 * (soft[here + right] - soft[here + left]);
        const dy =
          3 * (soft[down + left] - soft[up + left] + soft[down + right] - soft[up + right]) +
          10 * (soft[down + x] - soft[up + x]);
        out[here + x] = Math.min(1, (Math.sqrt(dx * dx + dy * dy) / 32 / steepest) * gain);
      }
    }
  },
});
