// Counts drawn frames over all clips and reports now and then, with the current speed and the time left: by that speed, or by
// the estimate until there is one.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { framesOf } from '../plan/clip-plan.ts';
import { createSpeed } from '../plan/speed.ts';

export interface Progress {
  /** Frames finished, cached ones included. */
  frame: number;
  segment: number;
  fps: number;
  etaSeconds: number | null;
}

export interface ClipProgress {
  /** Frames of this clip are in the cache. */
  cached(clip: ClipJob): void;
  /** `frames` of this clip have been drawn. */
  drawn(clip: ClipJob, frames: number): void;
  /** Reports now. */
  report(clip: ClipJob): void;
}

const REPORT_EVERY_MS = 200;

export function clipProgress(
  clips: readonly ClipJob[],
  estimateSeconds: number | null,
  onProgress: (progress: Progress) => void,
): ClipProgress {
  const total = framesOf(clips);
  const counts = new Map<number, number>();
  const speed = createSpeed();
  let fromCache = 0,
    drawn = 0,
    reportedAt = 0,
    hasDrawn = false;
  const report = (clip: ClipJob, now: boolean) => {
    // The first frame is reported at once: it is what a person waits for.
    const isFirst = drawn > 0 && !hasDrawn;
    if (!now && !isFirst && performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    hasDrawn = drawn > 0;
    speed.note(reportedAt, drawn);
    const perSecond = speed.perSecond();
    const left = total - fromCache - drawn;
    onProgress({
      frame: fromCache + drawn,
      segment: clip.segment,
      fps: tenths(perSecond ?? 0),
      etaSeconds: secondsLeft(left, perSecond, total - fromCache),
    });
  };
  const secondsLeft = (left: number, perSecond: number | null, toDraw: number): number | null => {
    if (perSecond !== null) return tenths(left / perSecond);
    return estimateSeconds === null || left === 0 ? null : tenths((estimateSeconds * left) / toDraw);
  };
  return {
    cached(clip) {
      fromCache += clip.count;
    },
    drawn(clip, frames) {
      if (counts.get(clip.index) === frames) return;
      drawn += frames - (counts.get(clip.index) ?? 0);
      counts.set(clip.index, frames);
      report(clip, frames === clip.count);
    },
    report: (clip) => report(clip, true),
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
