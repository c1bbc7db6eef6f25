// The times that the field takes.

import { expect, test } from 'vitest';
import { readTime } from '../../media/preview/time/go-to.ts';

const from = (seconds: number, isRelative = false) => ({ seconds, isRelative });

test.each([
  ['2.5', from(2.5)],
  ['2.5s', from(2.5)],
  [' .5 ', from(0.5)],
  ['1:02.5', from(62.5)],
  ['48f', from(2)],
  ['48 F', from(2)],
  ['+2s', from(2, true)],
  ['-12f', from(-0.5, true)],
  ['', null],
  ['soon', null],
  ['+', null],
  ['1:2:3', null],
])('%s', (text, time) => {
  expect(readTime(text, 24)).toEqual(time);
});
