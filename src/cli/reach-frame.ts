// The way to a late frame of a scene with state may be long: Ctrl-C is heard on it, and now and then it is said how far it is.

import { interrupted } from '../engine/errors/render-errors.ts';
import { reachPatiently } from '../engine/preview/draw-patiently.ts';
import type { Renderer } from '../engine/frame/renderer/renderer.ts';
import { say } from './terminal.ts';

const SAY_EVERY_MS = 5000;

/** Goes to the frame; throws `interrupted` where the signal is aborted. */
export async function reachFrame(renderer: Renderer, frame: number, signal: AbortSignal | undefined): Promise<void> {
  let said = performance.now();
  const arrived = await reachPatiently(
    renderer,
    frame,
    () => !signal?.aborted,
    (done, total) => {
      if (performance.now() - said < SAY_EVERY_MS) return;
      said = performance.now();
      say(`Going through what comes before: frame ${done} of ${total}`);
    },
  );
  if (!arrived) throw interrupted(false);
}
