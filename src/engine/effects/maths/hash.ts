// A number hashed to 0..1 with the reel's seed only, so that all uses in a reel agree.

import { defineMath } from '../../effect-api/define.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'hash',
  category: 'chance',
  summary: 'A fixed random number 0..1 for each number, the same everywhere in the reel.',
  params: { n: number('The number; equal numbers give equal results.') },
  example: 'hash(floor(u * 16) + floor(v * 9) * 16)',
  seeded: true,
  build: (s, { n }) => s.hash(n),
});
