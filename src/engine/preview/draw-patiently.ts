// Reaches and draws one frame of a renderer in slices, so that the process answers others meanwhile.

import { setImmediate as turn } from 'node:timers/promises';
import type { Renderer } from '../frame/renderer/renderer.ts';

const SLICE_MS = 15;

/** Draws `frame`; false where `isWanted` said no on the way. */
export async function drawPatiently(
  renderer: Renderer,
  frame: number,
  isWanted: () => boolean = () => true,
): Promise<boolean> {
  if (!(await reachPatiently(renderer, frame, isWanted))) return false;
  renderer.draw(frame);
  return true;
}

/** Goes to `frame` without drawing it yet; false where `isWanted` said no on the way. `onProgress` counts frames. */
export async function reachPatiently(
  renderer: Renderer,
  frame: number,
  isWanted: () => boolean = () => true,
  onProgress?: (done: number, total: number) => void,
): Promise<boolean> {
  for (;;) {
    const { done, total } = renderer.approach(frame, SLICE_MS);
    await turn();
    if (!isWanted()) return false;
    if (done >= total) return true;
    onProgress?.(done, total);
  }
}
