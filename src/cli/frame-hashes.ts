// SHA-256 of drawn frames: the R, G and B planes, and A of a reel with `alpha: on`, one after the other, rows without padding. The same reel, seed and
// version give the same lines on every machine and with every number of workers.

import { hashFrame } from '../engine/render/frame-hash.ts';
import { type DrawOrder, openRenderer } from './draw-session.ts';
import { seekToFrame } from './seek-to-frame.ts';

/** Draws frames `from` … `to` - 1 in order and hands over the hash of each. */
export async function hashFrames(
  order: DrawOrder,
  from: number,
  to: number,
  onHash: (frame: number, hash: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const renderer = await openRenderer(order);
  try {
    if (from < to) await seekToFrame(renderer, from, signal);
    for (let frame = from; frame < to; frame++) {
      await renderer.prepare(frame, signal);
      onHash(frame, hashFrame(renderer.draw(frame)));
      // Ctrl-C takes effect between frames.
      if (frame % 4 === 3)
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
      signal?.throwIfAborted();
    }
  } finally {
    renderer.dispose();
  }
}
