// Levels that miss their target.

import { expect, test } from 'vitest';
import { levelBelow } from '../../media/preview/inspect/level-below.ts';

test.each([
  [9.2, 15, '9'],
  [14.6, 15, '14.6'],
  [14.97, 15, '14.9'],
  [15, 15, '14.9'],
  [4.4, 5, '4'],
  [4.8, 5, '4.8'],
])('a level of %d with a target of %d is written %s', (level, target, text) =>
  expect(levelBelow(level, target)).toBe(text),
);
