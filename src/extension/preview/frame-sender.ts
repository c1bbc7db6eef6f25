// Sends frames to the webview, one in flight at a time; meanwhile only the newest is kept, so that a slow link never
// builds a queue. The first frame of an edit does not wait.

import type { PreviewFrame } from '../../contract/protocol.ts';

/** `id`: the request that it answers; null for a pushed frame. */
export interface NumberedFrame {
  id: number | null;
  frame: PreviewFrame;
}

/** A webview that was reloaded or is hidden may never acknowledge a frame. */
const LOST_AFTER_MS = 4000;

export class FrameSender {
  readonly #send: (frame: NumberedFrame, serial: number) => void;
  readonly #skip: (id: number) => void;
  readonly #nowMs: () => number;
  #waiting: NumberedFrame | null = null;
  /** When each was sent, by serial number. */
  readonly #inFlight = new Map<number, number>();
  #lastSerial = 0;

  /** `skip` answers a request whose frame is not sent. */
  constructor(
    send: (frame: NumberedFrame, serial: number) => void,
    skip: (id: number) => void,
    nowMs: () => number = () => performance.now(),
  ) {
    this.#send = send;
    this.#skip = skip;
    this.#nowMs = nowMs;
  }

  /** Sends a requested frame now, or once the one in flight is presented. */
  offer(frame: NumberedFrame): void {
    for (const [serial, sentAt] of this.#inFlight)
      if (this.#nowMs() - sentAt > LOST_AFTER_MS) this.#inFlight.delete(serial);
    this.#skipWaiting();
    if (this.#inFlight.size === 0) return this.#sendFrame(frame);
    this.#waiting = frame;
  }

  /** Sends the first frame of an edit; a waiting one is older. */
  sendNow(frame: NumberedFrame): void {
    this.#skipWaiting();
    this.#sendFrame(frame);
  }

  presented(serial: number): void {
    this.#inFlight.delete(serial);
    if (this.#inFlight.size > 0 || this.#waiting === null) return;
    const next = this.#waiting;
    this.#waiting = null;
    this.#sendFrame(next);
  }

  /** The webview was reloaded: nothing is in flight. */
  reset(): void {
    this.#skipWaiting();
    this.#inFlight.clear();
  }

  #sendFrame(frame: NumberedFrame): void {
    this.#inFlight.set(++this.#lastSerial, this.#nowMs());
    this.#send(frame, this.#lastSerial);
  }

  #skipWaiting(): void {
    const id = this.#waiting?.id ?? null;
    this.#waiting = null;
    if (id !== null) this.#skip(id);
  }
}
