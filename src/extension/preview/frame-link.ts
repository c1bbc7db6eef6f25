// The way of frames to the webview. One is under way at a time: while it has not been painted the newest waits here, and
// takes the place of an older one that waits, so that a slow link never holds a queue. The picture of an edit waits for none.

import type { PreviewFrame } from '../../contract/protocol.ts';

/** `id`: the wish that it answers; null for a picture that nobody asked for, such as an edit's. */
export interface LinkedFrame {
  id: number | null;
  frame: PreviewFrame;
}

/** A webview that was made anew, or is hidden, may never say that it has painted. */
const LOST_AFTER_MS = 4000;

export class FrameLink {
  readonly #send: (linked: LinkedFrame, serial: number) => void;
  readonly #drop: (id: number) => void;
  readonly #now: () => number;
  #waiting: LinkedFrame | null = null;
  /** By serial number: when it was sent. */
  readonly #underWay = new Map<number, number>();
  #serial = 0;

  /** `drop` answers a wish whose frame is not sent. */
  constructor(
    send: (linked: LinkedFrame, serial: number) => void,
    drop: (id: number) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#send = send;
    this.#drop = drop;
    this.#now = now;
  }

  /** A frame that was wished for, in its turn. */
  take(linked: LinkedFrame): void {
    for (const [serial, sentAt] of this.#underWay)
      if (this.#now() - sentAt > LOST_AFTER_MS) this.#underWay.delete(serial);
    this.#dropWaiting();
    if (this.#underWay.size === 0) return this.#go(linked);
    this.#waiting = linked;
  }

  /** The first picture of an edit: goes now, and what waits is older. */
  hurry(linked: LinkedFrame): void {
    this.#dropWaiting();
    this.#go(linked);
  }

  /** One has been painted, or overtaken. */
  painted(serial: number): void {
    this.#underWay.delete(serial);
    if (this.#underWay.size > 0 || this.#waiting === null) return;
    const next = this.#waiting;
    this.#waiting = null;
    this.#go(next);
  }

  /** The webview is another: nothing is under way to it. */
  reset(): void {
    this.#dropWaiting();
    this.#underWay.clear();
  }

  #go(linked: LinkedFrame): void {
    this.#underWay.set(++this.#serial, this.#now());
    this.#send(linked, this.#serial);
  }

  #dropWaiting(): void {
    const id = this.#waiting?.id ?? null;
    this.#waiting = null;
    if (id !== null) this.#drop(id);
  }
}
