// When the nightly comparison of two versions calls something slower.

import { describe, expect, it } from 'vitest';
import { judge } from '../../scripts/bench/judge-ratio.ts';

const verdict = (ratios: readonly number[], limit = 1.02) => judge(ratios, limit).verdict;
/** `count` ratios spread evenly from `from` to `to`. */
const spread = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

describe('judge', () => {
  it('needs seven rounds, whatever they say', () => {
    for (let count = 0; count < 7; count++) expect(verdict(new Array(count).fill(2))).toBe('undecided');
    expect(verdict(new Array(7).fill(2))).toBe('exceeds');
    expect(verdict(new Array(7).fill(1))).toBe('within');
  });

  it('bounds the median by ranks: the true one lies outside with a probability of at most 2 %', () => {
    // Of nine, at most one is below the median with a probability of 10/512 = 0.0195 > 0.01, none with 1/512.
    expect(judge(spread(1, 1.08, 9), 1.02)).toMatchObject({ least: 1, most: 1.08, rounds: 9 });
    // Of eleven, at most one with 12/2048 = 0.006.
    expect(judge(spread(1, 1.1, 11), 1.02).least).toBeCloseTo(1.01, 9);
    expect(judge(spread(1, 1.1, 11), 1.02).most).toBeCloseTo(1.09, 9);
  });

  it('calls slower only what is above the limit beyond chance', () => {
    expect(verdict(spread(1.021, 1.2, 15))).toBe('exceeds');
    expect(verdict(spread(0.95, 1.2, 15))).toBe('undecided');
    expect(verdict(spread(0.9, 1.019, 15))).toBe('within');
  });

  it('is not misled by single rounds that were disturbed, in any order', () => {
    const quiet = spread(0.99, 1.01, 20);
    expect(verdict([5, ...quiet, 4])).toBe('within');
    expect(verdict([0.2, ...spread(1.05, 1.07, 20), 0.3])).toBe('exceeds');
  });

  it('says the median, of an even number the mean of the middle two', () => {
    expect(judge([1.1, 1, 1.2], 1).ratio).toBe(1.1);
    expect(judge([1, 2, 4, 3], 1).ratio).toBe(2.5);
  });
});
