// Rows of data that run sideways: each row has its own direction, pace and gaps. Each digit keeps its value as it moves.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { speedParam } from './common.ts';
import { randomAt } from './lattice-random.ts';

export default defineLattice({
  name: 'stream',
  category: 'glitch',
  summary: 'Rows of random digits that run sideways, each at its own pace: a hex dump with `palette: hex`.',
  params: {
    density: p.number({ default: 0.6, min: 0, max: 1, unit: 'ratio', doc: 'Share of the rows that carry data.' }),
    group: p.integer({ default: 8, min: 1, max: 1000, unit: 'cells', doc: 'Digits between two gaps.' }),
    speed: speedParam(),
  },
  example: 'stream(0.7)',
  seeded: true,
  sample: 'nearest',
  create: () => ({ run: 0 }),
  advance(state, { dt }, { speed }) {
    state.run += speed * dt;
  },
  loops: true,
  draw(out, { run }, { t, seed, cols, rows, loopSeconds }, { density, group, speed }) {
    for (let row = 0; row < rows; row++) {
      const pace = (3 + 14 * randomAt(seed, row, 1)) * (randomAt(seed, row, 2) < 0.5 ? -1 : 1);
      const isEmpty = randomAt(seed, row, 3) >= density;
      // In a reel that loops, a row repeats after as many whole groups as it moves.
      const groups = loopSeconds ? Math.max(1, Math.round(Math.abs(speed * pace * loopSeconds) / (group + 1))) : 0;
      const period = groups * (group + 1);
      const moved = loopSeconds ? Math.sign(speed * pace) * period * (t / loopSeconds) : run * pace;
      const shift = Math.floor(moved);
      for (let col = 0; col < cols; col++) {
        const index = period > 0 ? (((col + shift) % period) + period) % period : col + shift;
        const isGap = index - Math.floor(index / (group + 1)) * (group + 1) === 0;
        out[row * cols + col] = isEmpty || isGap ? 0 : 0.1 + 0.9 * randomAt(seed, index, 4 + row);
      }
    }
  },
});
