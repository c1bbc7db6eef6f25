// A number scrambled to 0..1 that depends on the reel's seed alone, so that two places of use agree.

import { defineMath } from '../define.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'hash',
  category: 'chance',
  summary: 'A fixed random number 0..1 for each number, the same everywhere in the reel.',
  params: { n: number('The number; equal numbers give equal results.') },
  example: 'hash(floor(u * 16) + floor(v * 9) * 16)',
  source: 'D. Hoskins, Hash without Sine (2014).',
  seeded: true,
  build(s, { n }) {
    const offset = ((s.reelSeed >>> 0) % 4096) / 4096;
    const a = s.fract(s.mul(s.add(n, offset), 0.1031));
    const b = s.mul(a, s.add(a, 33.33));
    return s.fract(s.mul(b, s.add(b, b)));
  },
});
