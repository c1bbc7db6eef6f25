// Sends frames to the webview, one in flight at a time; meanwhile only the newest is kept, so that a slow link never
// builds a queue. The first frames of edits do not wait. The extension uses it for messages, the engine for its own link.

/** `id`: the request that it answers; null for a pushed frame. */
export interface NumberedFrame<Frame> {
  id: number | null;
  frame: Frame;
}

/** A webview that was reloaded or is hidden may never acknowledge a frame. */
const LOST_AFTER_MS = 4000;
/** Pushed frames that are not yet acknowledged: beyond these, a slow link would show edits later and later. */
const MOST_IN_FLIGHT = 3;

export class FrameSender<Frame> {
  readonly #send: (frame: NumberedFrame<Frame>, serial: number) => void;
  readonly #skip: (id: number) => void;
  readonly #nowMs: () => number;
  #waiting: NumberedFrame<Frame> | null = null;
  /** When each was sent, by serial number. */
  readonly #inFlight = new Map<number, number>();
  #lastSerial = 0;

  /** `skip` answers a request whose frame is not sent. */
  constructor(
    send: (frame: NumberedFrame<Frame>, serial: number) => void,
    skip: (id: number) => void,
    nowMs: () => number,
  ) {
    this.#send = send;
    this.#skip = skip;
    this.#nowMs = nowMs;
  }

  /** Sends a requested frame now, or once the one in flight is presented. */
  offer(frame: NumberedFrame<Frame>): void {
    this.#forgetLost();
    this.#skipWaiting();
    if (this.#inFlight.size === 0) return this.#sendFrame(frame);
    this.#waiting = frame;
  }

  /** Sends the first frame of an edit; a waiting one is older. */
  sendNow(frame: NumberedFrame<Frame>): void {
    this.#forgetLost();
    this.#skipWaiting();
    if (this.#inFlight.size < MOST_IN_FLIGHT) return this.#sendFrame(frame);
    this.#waiting = frame;
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

  #sendFrame(frame: NumberedFrame<Frame>): void {
    this.#inFlight.set(++this.#lastSerial, this.#nowMs());
    this.#send(frame, this.#lastSerial);
  }

  #forgetLost(): void {
    for (const [serial, sentAt] of this.#inFlight)
      if (this.#nowMs() - sentAt > LOST_AFTER_MS) this.#inFlight.delete(serial);
  }

  #skipWaiting(): void {
    const id = this.#waiting?.id ?? null;
    this.#waiting = null;
    if (id !== null) this.#skip(id);
  }
}
