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

test('places frames without timestamps one after another', () => {
  expect(starts([null, null, null])).toEqual([0, 1000, 2000]);
});

test('fills a late start and a pause with silence, to the sample', () => {
  expect(starts([SECOND, SECOND + 1000, 3 * SECOND])).toEqual([SECOND, SECOND + 1000, 3 * SECOND]);
});

test('drops samples before 0', () => {
  expect(starts([-1500, -500, 500])).toEqual([null, 0, 500]);
});

test('ignores rounding of timestamps, and does not let it add up', () => {
  const rounded = Array.from({ length: 500 }, (_, i) => Math.round((i * 1000) / 48) * 48);
  expect(starts(rounded)).toEqual(Array.from({ length: 500 }, (_, i) => i * 1000));
  // Slower by a hundredth: corrected whenever the difference exceeds 30 ms.
  const slow = Array.from({ length: 500 }, (_, i) => i * 1010);
  for (const [i, start] of starts(slow).entries()) expect(Math.abs((start ?? 0) - slow[i])).toBeLessThanOrEqual(1440);
});

test('appends frames whose timestamps jump back by more than a second', () => {
  expect(starts([100_000, 101_000, 0, 1000])).toEqual([100_000, 101_000, 102_000, 103_000]);
});

test('does not take a jump of more than an hour for a pause', () => {
  expect(starts([0, 4000 * SECOND, 4000 * SECOND + 1000, 4000 * SECOND + 2000 + SECOND])).toEqual([
    0,
    1000,
    2000,
    3000 + SECOND,
  ]);
});

test('lets Vorbis timestamps be off by a frame', () => {
  const place = createTimeline({ hasJitter: true });
  place(0, 6000);
  expect(place(8000, 6000)).toEqual({ silence: 0, skip: 0 });
  expect(createTimeline()(0, 6000)).toEqual({ silence: 0, skip: 0 });
});

test('never adds or drops a negative count, or more than there is', () => {
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
