// The webview's end of the frame link: connects where the host says, hands on frames, and asks for another link when one breaks or
// cannot be opened. Meanwhile frames come as messages.

import { linkProtocol } from '../../../src/contract/frame-link.ts';
import type { LinkedFrame, LinkedSkip, LinkProbe, LinkReceipt } from '../../../src/contract/frame-link.ts';
import type { FrameLinkMessage } from '../../../src/contract/webview.ts';
import { readLinkedFrame } from './read-linked-frame.ts';

/** A link that is not open by then is given up. */
const CONNECT_MS = 1500;
const FIRST_WAIT_MS = 250;
/** So many in a row cannot be opened: it is left at messages until the engine is another. */
const MOST_FAILURES = 5;

export interface LinkSocket {
  send(text: string): void;
  close(): void;
}

export interface LinkEvents {
  opened(): unknown;
  received(data: ArrayBuffer | string): unknown;
  closed(): unknown;
}

export interface FrameLinkParts {
  connect(url: string, protocol: string, events: LinkEvents): LinkSocket;
  /** Asks the host for a link. `broken`: what was on its way over the last one is lost. */
  ask(broken: boolean): void;
  after(ms: number, callback: () => void): void;
  onFrame(frame: LinkedFrame): void;
  onSkipped(id: number): void;
  /** What was requested does not come any more. */
  onLost(): void;
}

export class FrameLink {
  readonly #parts: FrameLinkParts;
  #socket: LinkSocket | null = null;
  #isOpen = false;
  #failures = 0;
  #isAsking = false;

  constructor(parts: FrameLinkParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Asks for a link, unless there is one. */
  ask(): void {
    this.#failures = 0;
    this.#ask(false);
  }

  /** The host's answer. */
  use(link: FrameLinkMessage['link']): void {
    this.#isAsking = false;
    if (this.#socket) this.#parts.onLost();
    this.#leave();
    if (link === null) return this.#failed();
    const isCurrent = () => this.#socket === socket;
    const socket = this.#parts.connect(link.url, linkProtocol(link.token), {
      opened: () => isCurrent() && this.#opened(),
      received: (data) => isCurrent() && this.#read(data),
      closed: () => isCurrent() && this.#closed(),
    });
    this.#socket = socket;
    this.#parts.after(CONNECT_MS, () => isCurrent() && !this.#isOpen && this.#closed());
  }

  /** Something that was sent over it has not come: it is given up. */
  doubt(): void {
    if (this.#isOpen) this.#closed();
  }

  #read(data: ArrayBuffer | string): void {
    if (typeof data === 'string') {
      const message = JSON.parse(data) as Partial<LinkedSkip & LinkProbe>;
      if (message.probe !== undefined) this.#confirm('probe');
      else if (message.skipped !== undefined) this.#parts.onSkipped(message.skipped);
      return;
    }
    const frame = readLinkedFrame(data);
    this.#confirm(frame.serial);
    this.#parts.onFrame(frame);
  }

  #confirm(received: LinkReceipt['received']): void {
    this.#socket?.send(JSON.stringify({ received } satisfies LinkReceipt));
  }

  #opened(): void {
    this.#isOpen = true;
    this.#failures = 0;
  }

  /** The engine may have sent frames over it even where it has not been open on this side. */
  #closed(): void {
    const wasOpen = this.#isOpen;
    this.#leave();
    this.#parts.onLost();
    if (wasOpen) this.#ask(true);
    else this.#failed();
  }

  #failed(): void {
    if (++this.#failures >= MOST_FAILURES) return;
    this.#parts.after(FIRST_WAIT_MS * 2 ** this.#failures, () => this.#ask(true));
  }

  #ask(broken: boolean): void {
    if (this.#isAsking || this.#socket) return;
    this.#isAsking = true;
    this.#parts.ask(broken);
  }

  #leave(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    socket?.close();
  }
}
