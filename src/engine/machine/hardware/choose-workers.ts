// Chooses the number of workers from the cores and the memory.

import type { Hardware } from './hardware.ts';

/** Fraction of memory that all workers together may use. */
export const MEMORY_SHARE = 0.6;

export interface WorkerRequest {
  /** `--workers`; limited only by memory. */
  asked?: number | undefined;
  /** The quality profile's maximum. */
  most?: number | undefined;
  /** Measured (or estimated) memory of one worker and its encoder. */
  workerBytes: number;
}

export function chooseWorkers(hardware: Pick<Hardware, 'cores' | 'memoryBytes'>, request: WorkerRequest): number {
  const { cores } = hardware;
  const byCores = cores >= 16 ? cores - 2 : cores >= 4 ? cores - 1 : cores;
  const byMemory = Math.floor((hardware.memoryBytes * MEMORY_SHARE) / request.workerBytes);
  return Math.max(1, Math.min(request.asked ?? Math.min(byCores, request.most ?? Infinity), byMemory));
}

/** x264 threads per encoder, so that all encoders together do not oversubscribe the cores. */
export function encoderThreads(cores: number, encodersAtOnce: number): number {
  return Math.max(1, Math.min(16, Math.floor(cores / Math.max(1, encodersAtOnce))));
}
