import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTimeline } from '../../../src/engine/inputs/audio/timeline.ts';

const SECOND = 48000;
/** Places frames of 1000 samples; the start of each on the timeline, or null where all of it is dropped. */
function starts(stamps: readonly (number | null)[], options?: { hasJitter: boolean }): (number | null)[] {
  const place = createTimeline(options);
  let end = 0;
  return stamps.map((at) => {
    const { silence, skip } = place(at, 1000);
    const start = end + silence;
    end = start + 1000 - skip;
    return skip === 1000 ? null : start;
  });
}

test('frames without timestamps follow one another', () => {
  expect(starts([null, null, null])).toEqual([0, 1000, 2000]);
});

test('a late start and a pause are silence, to the sample', () => {
  expect(starts([SECOND, SECOND + 1000, 3 * SECOND])).toEqual([SECOND, SECOND + 1000, 3 * SECOND]);
});

test('what lies before the start is dropped', () => {
  expect(starts([-1500, -500, 500])).toEqual([null, 0, 500]);
});

test('rounded timestamps are no gaps, and do not add up', () => {
  const rounded = Array.from({ length: 500 }, (_, i) => Math.round((i * 1000) / 48) * 48);
  expect(starts(rounded)).toEqual(Array.from({ length: 500 }, (_, i) => i * 1000));
  // Slower by a hundredth: corrected whenever the difference exceeds 30 ms.
  const slow = Array.from({ length: 500 }, (_, i) => i * 1010);
  for (const [i, start] of starts(slow).entries()) expect(Math.abs((start ?? 0) - slow[i])).toBeLessThanOrEqual(1440);
});

test('timestamps that jump back by more than a second begin anew behind what was there', () => {
  expect(starts([100_000, 101_000, 0, 1000])).toEqual([100_000, 101_000, 102_000, 103_000]);
});

test('a jump of more than an hour is no pause', () => {
  expect(starts([0, 4000 * SECOND, 4000 * SECOND + 1000, 4000 * SECOND + 2000 + SECOND])).toEqual([
    0,
    1000,
    2000,
    3000 + SECOND,
  ]);
});

test('Vorbis timestamps may be off by a frame', () => {
  const place = createTimeline({ hasJitter: true });
  place(0, 6000);
  expect(place(8000, 6000)).toEqual({ silence: 0, skip: 0 });
  expect(createTimeline()(0, 6000)).toEqual({ silence: 0, skip: 0 });
});

test('whatever the timestamps, nothing is negative, and no more is dropped than there is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })), fc.integer({ min: 1, max: 10_000 }))),
      (frames) => {
        const place = createTimeline();
        for (const [at, count] of frames) {
          const { silence, skip } = place(at, count);
          expect(silence).toBeGreaterThanOrEqual(0);
          expect(silence).toBeLessThanOrEqual(3600 * SECOND);
          expect(skip).toBeGreaterThanOrEqual(0);
          expect(skip).toBeLessThanOrEqual(count);
        }
      },
    ),
  );
});
