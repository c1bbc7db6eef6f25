// How closely a reel follows its beats: the offset between each beat and the nearest jump of the picture's brightness.

import type { DrawOrder } from './draw-session.ts';
import { openRenderer } from './draw-session.ts';

export interface SyncReport {
  /** Beats of the reel, and those with a jump within half a beat. */
  beats: number;
  matched: number;
  /** Milliseconds from a beat to its jump, without sign; null where no beat has one. */
  meanMs: number | null;
  worstMs: number | null;
  /** Reel time of the worst one in seconds. */
  worstAt: number | null;
}

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

/** Draws every frame to measure it. */
export async function measureSync(
  order: DrawOrder,
  frames: number,
  fps: number,
  signal: AbortSignal,
): Promise<SyncReport> {
  const renderer = await openRenderer(order);
  try {
    const means = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      await renderer.prepare(frame, signal);
      renderer.draw(frame);
      means[frame] = renderer.stats().mean;
      // Ctrl-C takes effect between frames.
      if (frame % 4 === 3)
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
    }
    return compareWithBeats(means, fps, order.audio.beats);
  } finally {
    renderer.dispose();
  }
}

/** One line for people. */
export function describeSync({ beats, matched, meanMs, worstMs, worstAt }: SyncReport): string {
  if (beats === 0) return 'sync: the reel has no beats';
  if (meanMs === null) return `sync: the brightness jumps at none of ${beats} beats`;
  return (
    `sync: the brightness jumps at ${matched} of ${beats} beats, on average ${meanMs} ms off, ` +
    `at worst ${worstMs} ms (at ${worstAt!.toFixed(2)} s)`
  );
}
