// `check --sync`: draws every frame of a reel, and says how closely jumps of its brightness follow the beats.

import type { SyncReport } from '../contract/render.ts';
import { compareWithBeats } from '../engine/render/report/sync.ts';
import type { DrawOrder } from './draw-session.ts';
import { openRenderer } from './draw-session.ts';

/** Draws every frame to measure it. */
export async function measureSync(
  order: DrawOrder,
  frames: number,
  fps: number,
  signal: AbortSignal,
): Promise<SyncReport> {
  const renderer = await openRenderer(order);
  try {
    const means = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      await renderer.prepare(frame, signal);
      renderer.draw(frame);
      means[frame] = renderer.stats().mean;
      // Ctrl-C takes effect between frames.
      if (frame % 4 === 3)
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
    }
    return compareWithBeats(means, fps, order.audio.beats);
  } finally {
    renderer.dispose();
  }
}

/** One line for people. */
export function describeSync({ beats, matched, meanMs, worstMs, worstAt }: SyncReport): string {
  if (beats === 0) return 'sync: the reel has no beats';
  if (meanMs === null) return `sync: the brightness jumps at none of ${beats} beats`;
  return (
    `sync: the brightness jumps at ${matched} of ${beats} beats, on average ${meanMs} ms off, ` +
    `at worst ${worstMs} ms (at ${worstAt!.toFixed(2)} s)`
  );
}
