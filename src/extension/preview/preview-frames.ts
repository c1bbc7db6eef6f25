// The pictures of one panel: those that its webview wishes for, and the first one of an edit, which it need not ask for. A
// picture of a plan that has been replaced is not sent any more.

import type { PreviewFrame } from '../../contract/protocol.ts';
import type { HostToPreview, PreviewToHost } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { ownBytes } from '../shared/own-bytes.ts';
import type { EditTrace } from './edit-trace.ts';
import { FrameLink } from './frame-link.ts';
import { LinkSpeed } from './link-speed.ts';

export interface FramesParts {
  engine: EngineClient;
  trace: EditTrace;
  /** Kept when the workbench has it. */
  post(message: HostToPreview): Promise<unknown>;
  sayFailure(error: unknown): void;
}

type Wish = { t: number; full: boolean };
type Painted = Extract<PreviewToHost, { type: 'painted' }>;

export class PreviewFrames {
  readonly #parts: FramesParts;
  readonly #session: string;
  readonly #speed = new LinkSpeed();
  readonly #link: FrameLink;
  #planId: string | null = null;
  #last: Wish | null = null;

  constructor(session: string, parts: FramesParts) {
    this.#session = session;
    this.#parts = parts;
    this.#link = new FrameLink(
      ({ id, frame }, serial) => {
        this.#speed.sent(serial);
        parts.trace.sent(frame.planId);
        const { piped: _way, ...rest } = frame;
        void parts
          .post({ type: 'frame', id, serial, frame: { ...rest, pixels: ownBytes(frame.pixels) } })
          .then(() => parts.engine.giveBack(frame));
      },
      (id) => void parts.post({ type: 'noFrame', id }),
    );
  }

  get compress(): boolean {
    return this.#speed.compress;
  }

  /** The moment that the webview shows, or will; null before it has wished for any. */
  get last(): Wish | null {
    return this.#last;
  }

  /** The webview has been made anew. */
  reset(): void {
    this.#last = null;
    this.#link.reset();
  }

  /** From now on the engine draws by this plan: what others drew is old. */
  drawnBy(planId: string): void {
    this.#planId = planId;
  }

  async want(id: number, wish: Wish): Promise<void> {
    this.#last = wish;
    const frame = await this.#draw(wish);
    if (frame === null || frame === 'dropped' || (this.#planId !== null && frame.planId !== this.#planId))
      return void this.#parts.post({ type: 'noFrame', id });
    this.#link.take({ id, frame });
  }

  /** Draws this moment by the plan that has just been handed to the engine; comes before all that waits. */
  async push(wish: Wish): Promise<void> {
    this.#last = wish;
    const frame = await this.#draw(wish);
    if (frame === 'dropped') return; // A newer wish is on its way, or a newer edit.
    if (frame === null) return void this.#parts.post({ type: 'noFrame', id: null });
    this.#link.hurry({ id: null, frame });
  }

  /** True when this makes the link a slow one: what is shown must be opened again, compressed. */
  painted(message: Painted): boolean {
    this.#parts.trace.painted(message);
    this.#link.painted(message.serial);
    return this.#speed.painted(message.serial);
  }

  async #draw({ t, full }: Wish): Promise<PreviewFrame | 'dropped' | null> {
    try {
      const frame = await this.#parts.engine.frame({ session: this.#session, t, full });
      return frame.dropped ? 'dropped' : frame;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'engine-gone' && code !== 'no-preview') this.#parts.sayFailure(error);
      return null;
    }
  }
}
