// How closely a reel follows its beats: the offset between each beat and the nearest jump of the picture's brightness.

import type { SyncReport } from '../../../contract/render.ts';

/** A jump rises by more than the mean rise and this many deviations, and by at least this many of 255 levels. */
const DEVIATIONS = 1;
const LEAST_LEVELS = 0.5;

/** `means`: mean brightness (0..255) of each frame. `beats`: reel times in seconds. */
export function compareWithBeats(means: ArrayLike<number>, fps: number, beats: ArrayLike<number>): SyncReport {
  const rises = Array.from({ length: Math.max(0, means.length - 1) }, (_, i) => Math.max(0, means[i + 1]! - means[i]!));
  const average = rises.reduce((a, b) => a + b, 0) / Math.max(1, rises.length);
  const deviation = Math.sqrt(rises.reduce((sum, rise) => sum + (rise - average) ** 2, 0) / Math.max(1, rises.length));
  const least = Math.max(LEAST_LEVELS, average + DEVIATIONS * deviation);
  const jumps = rises.flatMap((rise, i) =>
    rise >= least && rise >= (rises[i - 1] ?? 0) && rise > (rises[i + 1] ?? 0) ? [(i + 1) / fps] : [],
  );
  const inReel = Array.from(beats).filter((time) => time > 0 && time < means.length / fps);
  const offsets = inReel.flatMap((time, i) => {
    const reach = ((inReel[i + 1] ?? time + 0.5) - time) / 2;
    const offset = jumps.reduce((best, jump) => Math.min(best, Math.abs(jump - time)), Infinity);
    return offset <= reach ? [{ time, offset }] : [];
  });
  const worst = offsets.reduce<{ time: number; offset: number } | null>(
    (most, each) => (most === null || each.offset > most.offset ? each : most),
    null,
  );
  const ms = (seconds: number) => Math.round(seconds * 10_000) / 10;
  return {
    beats: inReel.length,
    matched: offsets.length,
    meanMs: offsets.length === 0 ? null : ms(offsets.reduce((sum, { offset }) => sum + offset, 0) / offsets.length),
    worstMs: worst && ms(worst.offset),
    worstAt: worst && worst.time,
  };
}
