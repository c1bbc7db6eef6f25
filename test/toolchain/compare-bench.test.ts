// What the nightly benchmark takes for a regression.

import { expect, it } from 'vitest';
import { compareResults, type Row } from '../../scripts/bench/compare-results.ts';

const row = (numpyRatio: number | null, cpuRatio: number, wallRatio: number): Row => ({
  version: '1.0.0',
  numpyRatio,
  whole: { cpuRatio, wallRatio },
});
const worse = (now: Row, before: Row) => compareResults(now, before).map((each) => each.worse);

it('accepts what is better, equal, or worse within the tolerance', () => {
  const before = row(40, 1.1, 1.2);
  expect(worse(row(50, 1, 1), before)).toEqual([false, false, false]);
  expect(worse(before, before)).toEqual([false, false, false]);
  expect(worse(row(33, 1.2, 1.4), before)).toEqual([false, false, false]);
});

it('rejects each ratio that is worse by more', () => {
  const before = row(40, 1.1, 1.2);
  expect(worse(row(31, 1.1, 1.2), before)).toEqual([true, false, false]);
  expect(worse(row(40, 1.22, 1.2), before)).toEqual([false, true, false]);
  expect(worse(row(40, 1.1, 1.6), before)).toEqual([false, false, true]);
  expect(compareResults(row(20, 1.1, 1.2), before)[0].line).toBe(
    "numpy's time over ours: 20.00, was 40.00 in 1.0.0: worse by 2.00×, allowed 1.25×",
  );
});

it('compares only what both rows have', () => {
  expect(compareResults({ version: '1.0.1', whole: { skipped: 'no ffmpeg' } }, row(40, 1, 1))).toEqual([
    { line: "numpy's time over ours: not measured", worse: false },
    { line: "a render's CPU over ffmpeg's: not measured", worse: false },
    { line: "a render's time over ffmpeg's: not measured", worse: false },
  ]);
});
