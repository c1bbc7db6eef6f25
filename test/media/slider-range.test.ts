// Range and step of a param's slider.

import { describe, expect, test } from 'vitest';
import { sliderRange } from '../../media/preview/controls/slider-range.ts';
import { compile } from '../../src/language/compile.ts';

const rangeOf = (statement: string) => {
  const [param] = compile(`param x = ${statement}\nscene a for 1s { layer on md { value: plasma() } }`).params;
  return sliderRange(param!);
};

describe('sliderRange', () => {
  test.each([
    ['0.5 in 0..2', { min: 0, max: 2, step: 0.02 }],
    ['0.5 in 0..1', { min: 0, max: 1, step: 0.01 }],
    ['6 in 1..12', { min: 1, max: 12, step: 1 }],
    ['6.5 in 1..12', { min: 1, max: 12, step: 0.1 }],
    ['1 in 0..2', { min: 0, max: 2, step: 0.02 }],
    ['0 in -1..1', { min: -1, max: 1, step: 0.02 }],
    ['2s in 500ms..10s', { min: 0.5, max: 10, step: 0.05 }],
    ['45deg in 0deg..1turn', { min: 0, max: 360, step: 2 }],
    ['8beats in 1beat..8bars', { min: 1, max: 32, step: 1 }],
    ['500 in 0..1000', { min: 0, max: 1000, step: 10 }],
  ])('%s', (statement, expected) => expect(rangeOf(statement)).toEqual(expected));

  test('there is none without limits, or where both are equal', () => {
    expect(rangeOf('0.5')).toBeNull();
    expect(rangeOf('1 in 1..1')).toBeNull();
  });
});
