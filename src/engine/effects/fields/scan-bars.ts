// Vertical bars that sweep across the frame and leave flickering cells behind.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam } from './common.ts';
import { randomAt } from './lattice-random.ts';

const CHANGES_PER_SECOND = 12;

export default defineLattice({
  name: 'scanBars',
  category: 'glitch',
  summary: 'Vertical bars of flickering glyphs that sweep across the frame.',
  params: {
    bars: p.integer({ default: 2, min: 1, max: 64, unit: 'none', doc: 'Number of bars.' }),
    width: p.number({
      default: 0.25,
      min: 0.01,
      max: 1,
      unit: 'ratio',
      doc: 'Length of the trail, as a share of the way to the next bar.',
    }),
    speed: speedParam(0.3),
  },
  example: 'scanBars(3, width: 0.4)',
  seeded: true,
  sample: 'nearest',
  create: () => ({ swept: 0 }),
  advance(state, { dt }, { speed }) {
    state.swept += speed * dt;
  },
  loops: true,
  draw(out, state, { t, seed, cols, rows, loopSeconds }, { bars, width, speed }) {
    const swept = loopSeconds ? (Math.round(speed * loopSeconds * bars) / bars) * (t / loopSeconds) : state.swept;
    const step = Math.floor(t * CHANGES_PER_SECOND + 1e-6);
    for (let col = 0; col < cols; col++) {
      const place = ((col + 0.5) / cols - swept) * bars;
      const near = Math.max(0, (place - Math.floor(place) - 1 + width) / width);
      for (let row = 0; row < rows; row++)
        out[row * cols + col] = near === 0 ? 0 : near * near * (0.5 + 0.5 * randomAt(seed, col + 4099 * row, step));
    }
  },
});
