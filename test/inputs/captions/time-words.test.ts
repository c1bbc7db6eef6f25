// Times of words.

import { expect, test } from 'vitest';
import { timeWords } from '../../../src/engine/inputs/captions/time-words.ts';

test('a time inside a word divides it', () => {
  const times = [
    { at: 0, time: 1 },
    { at: 2, time: 2 },
  ];
  expect(timeWords('光をみて', times, 1, 4)).toEqual([
    { start: 0, end: 2, from: 1, to: 2 },
    { start: 2, end: 4, from: 2, to: 4 },
  ]);
});
