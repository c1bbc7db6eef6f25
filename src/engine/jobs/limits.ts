// What no machine should be asked for: refused before anything starts, with the limit named.

import type { FrameFormat } from '../../contract/render.ts';
import { outOfMemory, overLimit } from '../errors/render-errors.ts';

export const LIMITS = { side: [16, 8192], fps: [1, 240], workers: [1, 256], frames: 20_000_000 } as const;

export function checkLimits(format: FrameFormat, frames: number, workers: number | undefined): void {
  const size = `${format.width}x${format.height}`;
  const [least, most] = LIMITS.side;
  if ([format.width, format.height].some((side) => !(side >= least && side <= most))) throw overLimit('a frame', `${least} to ${most} px a side`, size);
  if ([format.width, format.height].some((side) => side % 2 !== 0)) throw overLimit('a frame', 'an even number of pixels a side', size);
  if (!(format.fps >= LIMITS.fps[0] && format.fps <= LIMITS.fps[1])) throw overLimit('a rate', `${LIMITS.fps.join(' to ')} frames a second`, String(format.fps));
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= LIMITS.workers[0] && workers <= LIMITS.workers[1])) throw overLimit('a number of workers', LIMITS.workers.join(' to '), String(workers));
  if (frames > LIMITS.frames) throw overLimit('a length', `at most ${LIMITS.frames} frames`, String(frames));
}

/** A single worker must fit. */
export function checkMemory(workerBytes: number, memoryBytes: number): void {
  if (workerBytes > memoryBytes * 0.9) throw outOfMemory(gigabytes(workerBytes), gigabytes(memoryBytes));
}

export const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;
