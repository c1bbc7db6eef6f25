// How many workers draw at once: by cores, and never more than memory holds.

import type { Hardware } from './hardware.ts';

/** Share of memory that all workers together may take. */
export const MEMORY_SHARE = 0.6;

export interface WorkerRequest {
  /** `--workers`; limited only by memory. */
  asked?: number | undefined;
  /** Most that the quality profile allows. */
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

/** x264 threads of each encoder, so that all of them together do not oversubscribe the cores. */
export function encoderThreads(cores: number, encodersAtOnce: number): number {
  return Math.max(1, Math.min(16, Math.floor(cores / Math.max(1, encodersAtOnce))));
}
