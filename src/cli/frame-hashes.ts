// SHA-256 of drawn frames: the R, G and B planes, and A of a reel with `alpha: on`, one after the other, rows without padding. The same reel, seed and
// version give the same lines on every machine and with every number of workers.

import { createHash } from 'node:crypto';
import { type Frame, hasAlpha } from '../engine/kernels/frame.ts';
import { type DrawOrder, openRenderer } from './draw-session.ts';
import { seekToFrame } from './seek-to-frame.ts';

export function hashFrame(frame: Frame): string {
  const { width, height, stride, r, g, b } = frame;
  const hash = createHash('sha256');
  for (const plane of hasAlpha(frame) ? [r, g, b, frame.a] : [r, g, b]) {
    const bytes = plane.view;
    if (stride === width) hash.update(bytes.subarray(0, width * height));
    else for (let y = 0; y < height; y++) hash.update(bytes.subarray(y * stride, y * stride + width));
  }
  return hash.digest('hex');
}

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
