// Falling heads with fading trails. Each column has its own speed, length and pause, chosen again after each fall. The only state is
// the distance fallen, so that a varying speed never jumps.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';

/** Seconds for an average head to cross the frame at speed 1. */
const CROSSING = 2.6;

export default defineLattice({
  name: 'rain',
  category: 'nature',
  summary: 'Falling heads with fading trails; each column has its own speed and length.',
  params: {
    speed: p.number({
      default: 1,
      min: 0,
      max: 100,
      unit: 'ratio',
      doc: 'Falling speed; at 1 a head crosses the frame in about two and a half seconds.',
    }),
    trail: p.number({ default: 20, min: 1, max: 1000, unit: 'cells', doc: 'Average length of the trails in rows.' }),
    density: p.number({ default: 1, min: 0, max: 4, unit: 'ratio', doc: 'Heads in each column, on average.' }),
  },
  example: 'rain(speed: 1.2, trail: 24)',
  seeded: true,
  sample: 'nearest',
  create: () => ({ fallen: 0 }),
  advance(state, { dt }, { speed }) {
    state.fallen += speed * dt;
  },
  loops: true,
  draw(out, { fallen }, { t, seed, cols, rows, loopSeconds }, { trail, density, speed }) {
    out.fill(0);
    const drops = Math.ceil(density);
    for (let col = 0; col < cols; col++) {
      for (let drop = 0; drop < drops; drop++) {
        const key = col * 8 + drop;
        const pace = 0.55 + 0.9 * randomAt(seed, key, 1);
        const longest = trail * 1.5;
        const cycle = rows + longest + rows * 0.35 * randomAt(seed, key, 2);
        // In a reel that loops, a head falls a whole number of times, and the same heads come again.
        const total = loopSeconds ? speed * loopSeconds * pace * (rows / CROSSING) : 0;
        const rounds = loopSeconds ? Math.max(1, Math.round(Math.abs(total) / cycle)) : 0;
        const sinceStart = loopSeconds
          ? Math.sign(total) * rounds * cycle * (t / loopSeconds)
          : fallen * pace * (rows / CROSSING);
        const travelled = sinceStart + cycle * randomAt(seed, key, 3);
        const fall = Math.floor(travelled / cycle);
        const round = rounds > 0 ? ((fall % rounds) + rounds) % rounds : fall;
        if (randomAt(seed, key, 16 + round) >= density - drop) continue;
        const length = Math.max(1, trail * (0.5 + randomAt(seed, key, 0x4000 + round)));
        const head = Math.floor(travelled - fall * cycle);
        const within = travelled - fall * cycle - head;
        for (let row = Math.max(0, head - Math.ceil(length)); row <= Math.min(rows - 1, head); row++) {
          const behind = head - row;
          const left = 1 - (behind - 1 + within) / length;
          const value = behind === 0 ? 1 : Math.max(0, 0.88 * left);
          const at = row * cols + col;
          if (value > out[at]) out[at] = value;
        }
      }
    }
  },
});
