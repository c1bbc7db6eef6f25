// Seeks to a frame of a renderer, and draws it, in slices of a few milliseconds, so that the process stays responsive.

import { setImmediate as turn } from 'node:timers/promises';
import type { CancelSignal } from '../frame/media/material.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';

export interface SeekOptions {
  /** Asked between slices; false ends the seek. What has been advanced is kept. */
  isWanted?: () => boolean;
  /** Frames advanced so far, of those the seek needs. Not called for a seek of one slice. */
  onProgress?: (done: number, total: number) => void;
  /** Milliseconds per slice. */
  sliceMs?: number;
}

const SLICE_MS = 15;

/** Draws `frame`; false where it was no longer wanted. */
export async function drawInSlices(renderer: Renderer, frame: number, options: SeekOptions = {}): Promise<boolean> {
  const { isWanted } = options;
  await renderer.prepare(frame, isWanted && cancelledUnless(isWanted));
  if (!(await seekInSlices(renderer, frame, options))) return false;
  renderer.draw(frame);
  return true;
}

/** Cancelled once `isWanted` says no. */
export const cancelledUnless = (isWanted: () => boolean): CancelSignal => ({
  get aborted() {
    return !isWanted();
  },
});

/** Advances to `frame` without drawing it; false where it was no longer wanted. */
export async function seekInSlices(renderer: Renderer, frame: number, options: SeekOptions = {}): Promise<boolean> {
  const { isWanted = () => true, onProgress, sliceMs = SLICE_MS } = options;
  let whole = 0;
  for (;;) {
    const { done, total } = renderer.seekTowards(frame, sliceMs);
    whole = Math.max(whole, total);
    if (done >= total) return true;
    onProgress?.(whole - (total - done), whole);
    await turn();
    if (!isWanted()) return false;
  }
}
