// Decodes the pictures of footage that a preview shows: exactly where nothing moves, and as fast as it goes while it plays.

import { setImmediate as turn } from 'node:timers/promises';
import type { Renderer } from '../frame/renderer/renderer.ts';

/** What a frame can be drawn with: its own pictures, or those on the way to them. */
export type Pictures = 'exact' | 'near';

/** The frame that stands, while its pictures are being decoded. */
interface Standing {
  renderer: Renderer;
  frame: number;
  /** Rejects with a RenderError. */
  done: Promise<void>;
  /** A picture on the way has been decoded. */
  arrived: Promise<void>;
  abort(): void;
}

export class FootageDecoder {
  #standing: Standing | null = null;
  #wake: () => void = () => {};
  /** The run that decodes while a preview plays, and the frame it is for next. */
  #running: Promise<void> | null = null;
  #next: number | null = null;

  /**
   * Waits for the pictures of this frame, or, after `patienceMs`, for the first one on the way to them: then decoding goes on, and the same
   * frame is to be asked for again. Null where the frame is no longer wanted.
   */
  async exactly(
    renderer: Renderer,
    frame: number,
    { isWanted, patienceMs }: { isWanted: () => boolean; patienceMs: number },
  ): Promise<Pictures | null> {
    const standing = this.#stand(renderer, frame);
    const isDone = standing.done.then(() => 'exact' as const);
    const woken = new Promise<null>((resolve) => (this.#wake = () => resolve(null)));
    const waits: Promise<Pictures | null>[] = [isDone, woken];
    let timer: NodeJS.Timeout | undefined;
    if (Number.isFinite(patienceMs) && renderer.isFree(frame)) {
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
      waits.push(late.then(() => standing.arrived).then(() => 'near' as const));
    }
    try {
      const pictures = await Promise.race(waits);
      if (pictures === 'exact') this.#standing = null;
      return isWanted() ? pictures : null;
    } catch (error) {
      this.#standing = null;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Another frame is wanted: nobody waits any more. What has been decoded is kept. */
  wake(): void {
    this.#wake();
  }

  /** Nothing is wanted any more. */
  stop(): void {
    this.#standing?.abort();
    this.#standing = null;
    this.#wake();
  }

  /** A picture that is not decoded by now is one of the next draws. `current`: null once another renderer draws. */
  async soon(frame: number, current: () => Renderer | null): Promise<void> {
    this.#standing?.abort();
    this.#standing = null;
    this.#next = frame;
    this.#running ??= this.#run(current).finally(() => {
      this.#running = null;
    });
    await Promise.race([this.#running, turn()]);
  }

  #stand(renderer: Renderer, frame: number): Standing {
    const before = this.#standing;
    if (before?.renderer === renderer && before.frame === frame) return before;
    before?.abort();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let aborted = false;
    const done = renderer.prepare(frame, {
      get aborted() {
        return aborted;
      },
      onPicture: () => arrive(),
    });
    // It may fail while nobody waits for it; the next that waits is told.
    done.catch(() => {});
    return (this.#standing = { renderer, frame, done, arrived, abort: () => (aborted = true) });
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
