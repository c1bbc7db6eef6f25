// Like hash, but with a different result at every place of use.

import { defineMath } from '../../effect-api/define.ts';
import { number } from './elementary.ts';

export default defineMath({
  name: 'random',
  category: 'chance',
  summary: 'A fixed random number 0..1 for each number, different at every place of use.',
  params: { n: number('The number; equal numbers give equal results.', 0) },
  example: 'random(floor(u * 24) + floor(v * 12) * 24 + floor(t * 4) * 999)',
  seeded: true,
  build: (s, { n }) => s.random(n),
});
