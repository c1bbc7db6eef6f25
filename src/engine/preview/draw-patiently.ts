// Reaches and draws one frame of a renderer in slices, so that the process answers others meanwhile.

import { setImmediate as turn } from 'node:timers/promises';
import type { Renderer } from '../renderer/renderer.ts';

const SLICE_MS = 15;

/** Draws `frame`; false where `isWanted` said no on the way. */
export async function drawPatiently(renderer: Renderer, frame: number, isWanted: () => boolean = () => true): Promise<boolean> {
  for (;;) {
    const { done, total } = renderer.approach(frame, SLICE_MS);
    await turn();
    if (!isWanted()) return false;
    if (done >= total) break;
  }
  renderer.draw(frame);
  return true;
}
