// TV static: new noise in each frame.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { randomAt } from './lattice-random.ts';

export default defineLattice({
  name: 'static',
  category: 'noise',
  summary: 'New noise in every frame, like an untuned TV channel.',
  params: { density: p.number({ default: 0.4, min: 0, max: 1, unit: 'ratio', doc: 'Share of lit cells.' }) },
  example: 'static(density: 0.5) * radial(1.8, 1.6)',
  seeded: true,
  sample: 'nearest',
  create: () => ({}),
  draw(out, _state, { seed, frame }, { density }) {
    for (let i = 0; i < out.length; i++) {
      const chance = randomAt(seed, i, frame);
      // The same random number decides whether the cell is lit and how brightly.
      out[i] = chance < density ? 0.25 + 0.75 * (chance / density) : 0;
    }
  },
});
