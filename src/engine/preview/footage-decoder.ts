// Decodes the pictures of footage that a preview shows: exactly where nothing moves, and as fast as it goes while it plays.

import { setImmediate as turn } from 'node:timers/promises';
import type { Renderer } from '../frame/renderer/renderer.ts';
import { cancelledUnless } from './draw-in-slices.ts';

export class FootageDecoder {
  /** The run that decodes while a preview plays, and the frame it is for next. */
  #running: Promise<void> | null = null;
  #next: number | null = null;

  /** Waits for the pictures of this frame; false when it is no longer wanted. */
  async exactly(renderer: Renderer, frame: number, isWanted: () => boolean): Promise<boolean> {
    await renderer.prepare(frame, cancelledUnless(isWanted));
    return isWanted();
  }

  /** A picture that is not decoded by now is one of the next draws. `current`: null once another renderer draws. */
  async soon(frame: number, current: () => Renderer | null): Promise<void> {
    this.#next = frame;
    this.#running ??= this.#run(current).finally(() => {
      this.#running = null;
    });
    await Promise.race([this.#running, turn()]);
  }

  /** Decodes for the newest frame that was asked for, until there is none. */
  async #run(current: () => Renderer | null): Promise<void> {
    for (let renderer = current(); this.#next !== null && renderer; renderer = current()) {
      const frame = this.#next;
      this.#next = null;
      // A file that fails is marked in the text; the last picture stays.
      await renderer.decode(frame).catch(() => {});
    }
  }
}
