// A seek to a late frame of a scene with state may take long: Ctrl-C interrupts it, and progress is printed now and then.

import { interrupted } from '../engine/errors/render-errors.ts';
import { seekInSlices } from '../engine/preview/draw-in-slices.ts';
import type { Renderer } from '../engine/frame/renderer/renderer.ts';
import { say } from './terminal.ts';

const REPORT_EVERY_MS = 5000;

/** Throws `interrupted` where the signal is aborted. */
export async function seekToFrame(renderer: Renderer, frame: number, signal: AbortSignal | undefined): Promise<void> {
  await renderer.prepare(frame, signal);
  let reportedAt = performance.now();
  const arrived = await seekInSlices(renderer, frame, {
    isWanted: () => !signal?.aborted,
    onProgress(done, total) {
      if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
      reportedAt = performance.now();
      say(`Simulating earlier frames: ${done} of ${total}`);
    },
  });
  if (!arrived || signal?.aborted) throw interrupted(false);
}
