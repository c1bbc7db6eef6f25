// Upper limits of a render, checked before anything starts. Sizes and frame rates are checked in quality-profiles.ts.

import { outOfMemory, overLimit } from '../../errors/render-errors.ts';

export const LIMITS = { workers: [1, 256], frames: 20_000_000 } as const;

export function checkLimits(frames: number, workers: number | undefined): void {
  if (
    workers !== undefined &&
    !(Number.isInteger(workers) && workers >= LIMITS.workers[0] && workers <= LIMITS.workers[1])
  )
    throw overLimit('a number of workers', LIMITS.workers.join(' to '), String(workers));
  if (frames > LIMITS.frames) throw overLimit('a length', `at most ${LIMITS.frames} frames`, String(frames));
}

/** Throws where not even one worker fits into memory. */
export function checkMemory(workerBytes: number, memoryBytes: number): void {
  const allowed = memoryBytes * 0.9; // the system and the encoder want some too
  if (workerBytes > allowed) throw outOfMemory(gigabytes(workerBytes), gigabytes(allowed));
}

export const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;
