// Spreads the values of any field over the whole range, part by part, so that dark and even parts show their details: adaptive histogram
// equalisation with limited contrast (CLAHE).

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { squareCells } from '../../effect-api/square-cells.ts';

/** Tiles along the frame's shorter side; each has a curve of its own, and points between their centres mix four of them. */
const TILES = 5;
const BINS = 128;
/** No value may take more than this multiple of an even share, or noise would be raised in flat parts. */
const LIMIT = 4;

/** Cumulative shares 0..1 of each tile, BINS + 1 each. */
function curvesOf(values: Float32Array, cols: number, rows: number, across: number, down: number): Float32Array {
  const curves = new Float32Array(across * down * (BINS + 1));
  const counts = new Float64Array(BINS);
  for (let j = 0; j < down; j++)
    for (let i = 0; i < across; i++) {
      counts.fill(0);
      const [x0, x1] = [Math.floor((i * cols) / across), Math.ceil(((i + 1) * cols) / across)];
      const [y0, y1] = [Math.floor((j * rows) / down), Math.ceil(((j + 1) * rows) / down)];
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) counts[Math.min(BINS - 1, Math.floor(values[y * cols + x] * BINS))]++;
      const total = (x1 - x0) * (y1 - y0);
      const most = (LIMIT * total) / BINS;
      let over = 0;
      for (let b = 0; b < BINS; b++) {
        over += Math.max(0, counts[b] - most);
        counts[b] = Math.min(counts[b], most);
      }
      const at = (j * across + i) * (BINS + 1);
      for (let b = 0; b < BINS; b++) curves[at + b + 1] = curves[at + b] + (counts[b] + over / BINS) / total;
    }
  return curves;
}

export default defineLattice({
  name: 'equalize',
  category: 'neighbourhood',
  summary: 'Raises local contrast: dark and even parts of a field show their details.',
  params: {
    field: p.field({ required: true, doc: 'The field to spread.' }),
    k: p.number({ default: 0.7, min: 0, max: 1, unit: 'ratio', doc: 'Strength: 0 leaves the field as it is.' }),
  },
  example: 'equalize(0.3 + 0.2 * fbm(), 1)',
  source: 'K. Zuiderveld, Contrast limited adaptive histogram equalization, Graphics Gems IV (1994).',
  sample: 'linear',
  size: ({ halfWidth, halfHeight }) => squareCells(halfWidth, halfHeight),
  create: () => ({}),
  draw(out, _state, { cols, rows, halfWidth, halfHeight }, { field, k }) {
    const values = Float32Array.from(field.grid().values, (value) => Math.min(1, Math.max(0, value)));
    const across = Math.max(1, Math.round(TILES * halfWidth));
    const down = Math.max(1, Math.round(TILES * halfHeight));
    const curves = curvesOf(values, cols, rows, across, down);
    const at = (i: number, j: number, value: number): number => {
      const tile = Math.min(down - 1, Math.max(0, j)) * across + Math.min(across - 1, Math.max(0, i));
      const place = value * BINS;
      const bin = Math.min(BINS - 1, Math.floor(place));
      const from = curves[tile * (BINS + 1) + bin];
      return from + (curves[tile * (BINS + 1) + bin + 1] - from) * (place - bin);
    };
    for (let y = 0; y < rows; y++) {
      const v = ((y + 0.5) * down) / rows - 0.5;
      const j = Math.floor(v);
      for (let x = 0; x < cols; x++) {
        const u = ((x + 0.5) * across) / cols - 0.5;
        const i = Math.floor(u);
        const own = values[y * cols + x];
        const top = at(i, j, own) + (at(i + 1, j, own) - at(i, j, own)) * (u - i);
        const bottom = at(i, j + 1, own) + (at(i + 1, j + 1, own) - at(i, j + 1, own)) * (u - i);
        const spread = top + (bottom - top) * (v - j);
        out[y * cols + x] = Math.min(1, Math.max(0, own + (spread - own) * k));
      }
    }
  },
});
