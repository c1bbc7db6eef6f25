// Which frames to request. Two requests may be in flight, so that drawing and transport overlap; a third waits, and a
// newer one replaces it.

import type { FrameMoment } from '../../../src/contract/webview.ts';

const IN_FLIGHT = 2;
/** A newer request ends the one before, which has to come so far that something is seen. */
const IN_FLIGHT_SLOW = 1;
/** The engine may die without answering. */
const LOST_AFTER_MS = 4000;

export class FrameRequests {
  readonly #send: (id: number, moment: FrameMoment) => void;
  readonly #nowMs: () => number;
  /** When each was sent, by id. */
  readonly #inFlight = new Map<number, number>();
  #lastId = 0;
  /** A request has not been answered for too long. */
  onLost: () => void = () => undefined;
  /** Frames wait for pictures of footage. */
  isSlow = false;
  #waiting: FrameMoment | null = null;

  constructor(send: (id: number, moment: FrameMoment) => void, nowMs: () => number = () => performance.now()) {
    this.#send = send;
    this.#nowMs = nowMs;
  }

  /**
   * Requests a frame. If two are in flight (one where it `isSlow`), a full one waits for its turn and a passing one is left out; false if it was
   * left out.
   */
  request(moment: FrameMoment): boolean {
    this.#forgetLost();
    if (this.#inFlight.size >= (this.isSlow && moment.full ? IN_FLIGHT_SLOW : IN_FLIGHT)) {
      if (moment.full) this.#waiting = moment;
      return moment.full;
    }
    this.#waiting = null;
    const id = ++this.#lastId;
    this.#inFlight.set(id, this.#nowMs());
    this.#send(id, moment);
    return true;
  }

  /** The request has been answered, with a frame or without. Whether one that waited is sent. */
  settle(id: number): boolean {
    this.#inFlight.delete(id);
    const next = this.#waiting;
    this.#waiting = null;
    return next !== null && this.request(next);
  }

  /** The engine is at work on what is in flight. */
  keepWaiting(): void {
    for (const id of this.#inFlight.keys()) this.#inFlight.set(id, this.#nowMs());
  }

  /** No request that is in flight will be answered. */
  forgetAll(): void {
    this.#inFlight.clear();
    this.#waiting = null;
  }

  #forgetLost(): void {
    for (const [id, sentAt] of this.#inFlight) {
      if (this.#nowMs() - sentAt <= LOST_AFTER_MS) continue;
      this.#inFlight.delete(id);
      this.onLost();
    }
  }
}
