// Words that appear in random places and change several times a second.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';

/** Places across and down: a few, so that the drawn words are found again in the cache. */
const PLACES = [5, 9] as const;

export default defineLattice({
  name: 'wordBursts',
  category: 'glitch',
  summary: 'Words that flash in random places, such as error messages, or one on each beat.',
  params: {
    words: p.text({ required: true, doc: 'The words; `|` divides them.' }),
    count: p.integer({ default: 3, min: 0, max: 24, unit: 'none', doc: 'Words at a time.' }),
    rate: p.number({ default: 3, min: 0, max: 60, unit: 'per second', doc: 'Changes per second.' }),
    step: p.number({
      default: 0,
      min: 0,
      max: 1e6,
      unit: 'none',
      doc: 'A count that changes the words too: `audio.beatIndex` changes them on each beat.',
    }),
    size: p.number({ default: 0.2, min: 0.02, max: 4, unit: 'frame', doc: 'Height of the letters.' }),
  },
  example: 'wordBursts("ERROR|FATAL|NULL|0xDEAD", count: 5, size: 0.34)',
  seeded: true,
  sample: 'nearest',
  isBounded: true,
  text: true,
  create: () => ({}),
  draw(out, _state, { rasterText, t, seed, cols, rows }, { words, count, rate, step, size }) {
    out.fill(0);
    const list = words.split('|').filter((word) => word.trim() !== '');
    if (rasterText === undefined || list.length === 0) return;
    const beat = Math.floor(t * rate + 1e-6) + 4099 * Math.floor(step + 1e-6);
    for (let k = 0; k < count; k++) {
      const chance = (salt: number): number => randomAt(seed, beat * 32 + k, salt);
      const word = list[Math.floor(chance(1) * list.length)];
      const u = (0.5 + Math.floor(chance(2) * PLACES[0])) / PLACES[0];
      const v = (0.5 + Math.floor(chance(3) * PLACES[1])) / PLACES[1];
      const drawn = rasterText(word, cols, rows, size, [u, v], null);
      const light = 0.55 + 0.45 * chance(4);
      for (let i = 0; i < out.length; i++) out[i] = Math.max(out[i], drawn[i] * light);
    }
  },
});
