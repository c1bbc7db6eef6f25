// The frames of one panel: those that its webview requests, and the first one of an edit, which is pushed. Those that do not go over
// the frame link are sent from here; frames of a plan that has been replaced are not.

import { FrameSender } from '../../contract/frame-sender.ts';
import type { PreviewFrame } from '../../contract/protocol.ts';
import type { FrameMoment, FramePresentedMessage, HostToPreview, RequestFrameMessage } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { ownFrame } from '../shared/own-frame.ts';
import type { EditTrace } from './edit-trace.ts';
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
  readonly #sender: FrameSender<PreviewFrame>;
  #planId: string | null = null;
  #last: FrameMoment | null = null;

  constructor(session: string, parts: FramesParts) {
    this.#session = session;
    this.#parts = parts;
    this.#sender = new FrameSender(
      ({ id, frame }, serial) => {
        this.#speed.sent(serial);
        parts.trace.sent(frame.planId);
        void parts.post({ type: 'frame', id, serial, frame: ownFrame(frame) }).then(() => parts.engine.giveBack(frame));
      },
      (id) => void parts.post({ type: 'frameSkipped', id }),
      () => performance.now(),
    );
  }

  get compress(): boolean {
    return this.#speed.compress;
  }

  /** What the user has set for frames that go over the link; null: as it is measured. */
  get compressLink(): boolean | null {
    return this.#speed.chosen;
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
    const frame = await this.#draw({ t, full }, id);
    if (frame === 'linked') return;
    if (frame === null || frame === 'dropped' || (this.#planId !== null && frame.planId !== this.#planId))
      return void this.#parts.post({ type: 'frameSkipped', id });
    this.#sender.offer({ id, frame });
  }

  /** Draws and sends this moment, ahead of every waiting frame. Its plan was given to the engine just before. */
  async push(moment: FrameMoment): Promise<void> {
    this.#last = moment;
    const frame = await this.#draw(moment, null);
    if (frame === 'linked' || frame === 'dropped') return; // A newer request or edit follows what is dropped.
    if (frame === null) return void this.#parts.post({ type: 'frameSkipped', id: null });
    this.#sender.sendNow({ id: null, frame });
  }

  /** True if the link has just turned out to be slow: what is shown must be opened again, compressed. */
  presented(message: FramePresentedMessage): boolean {
    this.#parts.trace.presented(message);
    const { serial } = message;
    if (serial === null) return false;
    this.#sender.presented(serial);
    return this.#speed.presented(serial);
  }

  async #draw({ t, full }: FrameMoment, id: number | null): Promise<PreviewFrame | 'linked' | 'dropped' | null> {
    try {
      const frame = await this.#parts.engine.frame({ session: this.#session, t, full, id });
      if (frame.dropped) return 'dropped';
      return frame.linked ? 'linked' : frame;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'engine-gone' && code !== 'no-preview') this.#parts.reportFailure(error);
      return null;
    }
  }
}
