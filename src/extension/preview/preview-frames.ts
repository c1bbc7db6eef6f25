// The frames of one panel: those that its webview requests, and the first one of an edit, which is pushed. Frames of a
// plan that has been replaced are not sent.

import type { PreviewFrame } from '../../contract/protocol.ts';
import type { FrameMoment, FramePresentedMessage, HostToPreview, RequestFrameMessage } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { ownBytes } from '../shared/own-bytes.ts';
import type { EditTrace } from './edit-trace.ts';
import { FrameSender } from './frame-sender.ts';
import { LinkSpeed } from './link-speed.ts';

export interface FramesParts {
  engine: EngineClient;
  trace: EditTrace;
  /** Resolves once the workbench has taken the message. */
  post(message: HostToPreview): Promise<unknown>;
  reportFailure(error: unknown): void;
}

export class PreviewFrames {
  readonly #parts: FramesParts;
  readonly #session: string;
  readonly #speed = new LinkSpeed();
  readonly #sender: FrameSender;
  #planId: string | null = null;
  #last: FrameMoment | null = null;

  constructor(session: string, parts: FramesParts) {
    this.#session = session;
    this.#parts = parts;
    this.#sender = new FrameSender(
      ({ id, frame }, serial) => {
        this.#speed.sent(serial);
        parts.trace.sent(frame.planId);
        const { piped: _piped, ...rest } = frame;
        void parts
          .post({ type: 'frame', id, serial, frame: { ...rest, pixels: ownBytes(frame.pixels) } })
          .then(() => parts.engine.giveBack(frame));
      },
      (id) => void parts.post({ type: 'frameSkipped', id }),
    );
  }

  get compress(): boolean {
    return this.#speed.compress;
  }

  /** The moment that the webview shows or is about to show; null before its first request. */
  get last(): FrameMoment | null {
    return this.#last;
  }

  /** The webview was reloaded. */
  reset(): void {
    this.#last = null;
    this.#sender.reset();
  }

  /** Frames of any other plan are out of date from now on. */
  setPlan(planId: string): void {
    this.#planId = planId;
  }

  async request({ id, t, full }: RequestFrameMessage): Promise<void> {
    this.#last = { t, full };
    const frame = await this.#draw({ t, full });
    if (frame === null || frame === 'dropped' || (this.#planId !== null && frame.planId !== this.#planId))
      return void this.#parts.post({ type: 'frameSkipped', id });
    this.#sender.offer({ id, frame });
  }

  /** Draws and sends this moment, ahead of every waiting frame. Its plan was given to the engine just before. */
  async push(moment: FrameMoment): Promise<void> {
    this.#last = moment;
    const frame = await this.#draw(moment);
    if (frame === 'dropped') return; // A newer request or edit follows.
    if (frame === null) return void this.#parts.post({ type: 'frameSkipped', id: null });
    this.#sender.sendNow({ id: null, frame });
  }

  /** True if the link has just turned out to be slow: what is shown must be opened again, compressed. */
  presented(message: FramePresentedMessage): boolean {
    this.#parts.trace.presented(message);
    this.#sender.presented(message.serial);
    return this.#speed.presented(message.serial);
  }

  async #draw({ t, full }: FrameMoment): Promise<PreviewFrame | 'dropped' | null> {
    try {
      const frame = await this.#parts.engine.frame({ session: this.#session, t, full });
      return frame.dropped ? 'dropped' : frame;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'engine-gone' && code !== 'no-preview') this.#parts.reportFailure(error);
      return null;
    }
  }
}
