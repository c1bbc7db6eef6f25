// Damaged blocks: rectangles of random values that change several times a second. With `glyphs: ramp` each value is a random glyph.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';

export default defineLattice({
  name: 'corruption',
  category: 'glitch',
  summary: 'Blocks of random glyphs in random places, like damaged memory.',
  params: {
    density: p.number({ default: 0.25, min: 0, max: 1, unit: 'ratio', doc: 'Share of the frame that is damaged.' }),
    size: p.integer({ default: 14, min: 1, max: 1000, unit: 'cells', doc: 'Width of a block; it is a fifth as high.' }),
    rate: p.number({ default: 6, min: 0, max: 120, unit: 'per second', doc: 'Changes per second.' }),
  },
  example: 'corruption(0.35)',
  seeded: true,
  sample: 'nearest',
  create: () => ({}),
  draw(out, _state, { t, seed, cols, rows }, { density, size, rate }) {
    const step = Math.floor(t * rate + 1e-6);
    const high = Math.max(1, Math.round(size / 5));
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const block = Math.floor(col / size) + 1021 * Math.floor(row / high);
        const isDamaged = randomAt(seed, block, 2 * step) < density;
        out[row * cols + col] = isDamaged ? 0.2 + 0.8 * randomAt(seed, col + 4099 * row, 2 * step + 1) : 0;
      }
    }
  },
});
