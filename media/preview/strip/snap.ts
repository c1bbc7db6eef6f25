// Where a dragged cut snaps to: the structure of the music, its beats, and the playhead.

import type { Timeline } from '../../../src/contract/timeline.ts';

/** Times in groups, those that win first, each with the pixels from which they attract. */
export interface SnapPoints {
  groups: readonly { times: readonly number[]; px: number }[];
}

/** Without music and tempo there is nothing that anybody hears. */
export function snapPoints(timeline: Timeline | null, beats: readonly number[], playhead: number | null): SnapPoints {
  const hasMusic = timeline !== null && timeline.bars.length > 0;
  return {
    groups: [
      { times: playhead === null ? [] : [playhead], px: 6 },
      { times: timeline ? [...timeline.sections, ...timeline.drops] : [], px: 10 },
      { times: hasMusic ? timeline.bars : [], px: 8 },
      { times: hasMusic ? beats : [], px: 6 },
    ],
  };
}

/** The time that attracts this one; null where none does. */
export function snapped({ groups }: SnapPoints, seconds: number, secondsPerPx: number): number | null {
  for (const { times, px } of groups) {
    const near = times.reduce(
      (best, time) => (Math.abs(time - seconds) < Math.abs(best - seconds) ? time : best),
      Infinity,
    );
    if (Math.abs(near - seconds) <= px * secondsPerPx) return near;
  }
  return null;
}

/** The next snap point in a direction; without any, a tenth of a second on. */
export function nextSnap({ groups }: SnapPoints, seconds: number, by: -1 | 1): number {
  const [, ...musical] = groups;
  const times = musical.flatMap((group) => group.times).filter((time) => (time - seconds) * by > 1e-3);
  const step = 0.1;
  if (musical.every((group) => group.times.length === 0)) return Math.round((seconds + by * step) / step) * step;
  const next = by > 0 ? Math.min(...times) : Math.max(...times);
  return Number.isFinite(next) ? next : seconds;
}

/** A time as somebody would write it at this zoom: 1, 2 or 5 hundredths, tenths … of a second. */
export function roundedTime(seconds: number, secondsPerPx: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(secondsPerPx, 0.01)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= secondsPerPx - 1e-9)!;
  return Number((Math.round(seconds / step) * step).toFixed(3));
}
