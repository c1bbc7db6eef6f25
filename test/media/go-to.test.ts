// The times that the field takes.

import { expect, test } from 'vitest';
import { readTime } from '../../media/preview/time/go-to.ts';

test.each([
  ['2.5', 2.5],
  ['2.5s', 2.5],
  [' .5 ', 0.5],
  ['1:02.5', 62.5],
  ['48f', 2],
  ['48 F', 2],
  ['', null],
  ['soon', null],
  ['-1', null],
  ['1:2:3', null],
])('%s', (text, seconds) => {
  expect(readTime(text, 24)).toBe(seconds);
});
