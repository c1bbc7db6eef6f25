// One webview's frame link: sends it frames as fast as it takes them, as planes where the link is fast.

import type { WebSocket } from 'ws';
import { LINK_LENGTH_BYTES } from '../../contract/frame-link.ts';
import type { LinkedFrame, LinkedSkip, LinkProbe, LinkReceipt } from '../../contract/frame-link.ts';
import { FrameSender } from '../../contract/frame-sender.ts';
import type { PixelForm, PreviewFrame } from '../../contract/protocol.ts';
import { LinkGauge } from './link-gauge.ts';
import { SpareBuffers } from './spare-buffers.ts';

/** A webview: where it comes from, whether it can show 'yuv420', and whether its window is on this machine. */
export interface LinkedWebview {
  origin: string;
  takesPlanes: boolean;
  isLocal: boolean;
}

const epochMs = () => performance.timeOrigin + performance.now();

export class FrameLink {
  readonly #socket: WebSocket;
  readonly #sender: FrameSender<PreviewFrame>;
  readonly #spare = new SpareBuffers();
  /** Null where it is known which form is quicker. */
  readonly #gauge: LinkGauge | null;
  readonly #isFast: boolean;
  /** When each frame that is no JPEG was sent, by its number. */
  readonly #sentRaw = new Map<number, number>();

  constructor(socket: WebSocket, { takesPlanes, isLocal }: Pick<LinkedWebview, 'takesPlanes' | 'isLocal'>) {
    this.#socket = socket;
    this.#sender = new FrameSender(
      ({ id, frame }, serial) => this.#send(id, frame, serial),
      (skipped) => socket.send(JSON.stringify({ skipped } satisfies LinkedSkip)),
      () => performance.now(),
    );
    socket.on('message', (data) => {
      const receipt = readReceipt(String(data));
      if (receipt === null) socket.terminate();
      else this.#received(receipt);
    });
    const send = (bytes: number) => socket.send(JSON.stringify({ probe: ' '.repeat(bytes) } satisfies LinkProbe));
    this.#isFast = takesPlanes && isLocal;
    this.#gauge = takesPlanes && !isLocal ? new LinkGauge({ send, now: () => performance.now() }) : null;
  }

  /** The form in which frames are on the screen soonest. */
  get form(): PixelForm {
    return (this.#gauge?.isFast ?? this.#isFast) ? 'yuv420' : 'jpeg';
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends this frame now or, while others are on their way, soon; a newer one replaces one that waits. Copies pixels that are no JPEG. */
  offer(id: number | null, frame: PreviewFrame): void {
    const own = frame.form === 'jpeg' ? frame : { ...frame, pixels: this.#copy(frame.pixels) };
    if (id === null) this.#sender.sendNow({ id, frame: own });
    else this.#sender.offer({ id, frame: own });
    this.#gauge?.sending();
  }

  close(): void {
    this.#socket.close();
  }

  #copy(pixels: Uint8Array): Uint8Array {
    const buffer = this.#spare.take(pixels.length).subarray(0, pixels.length);
    buffer.set(pixels);
    return buffer;
  }

  #send(id: number | null, frame: PreviewFrame, serial: number): void {
    const { pixels, form } = frame;
    const isOwn = form !== 'jpeg';
    if (isOwn) this.#sentRaw.set(serial, performance.now());
    const socket = this.#socket;
    socket.send(headOf({ id, serial, sentAt: epochMs(), frame }), { binary: true, fin: false });
    socket.send(pixels, { binary: true, fin: true }, () => isOwn && this.#spare.give(pixels as Buffer));
  }

  #received(received: LinkReceipt['received']): void {
    if (received === 'probe') return this.#gauge?.received();
    this.#sender.presented(received);
    const sentAt = this.#sentRaw.get(received);
    this.#sentRaw.delete(received);
    if (sentAt !== undefined) this.#gauge?.framed(performance.now() - sentAt);
  }
}

/** The head of a message with its length, before its pixels. */
function headOf({ frame, ...rest }: LinkedFrame): Buffer {
  const { pixels: _pixels, ...about } = frame;
  const json = JSON.stringify({ ...rest, frame: about });
  const head = Buffer.alloc(LINK_LENGTH_BYTES + Buffer.byteLength(json));
  head.writeUInt32LE(head.length - LINK_LENGTH_BYTES, 0);
  head.write(json, LINK_LENGTH_BYTES);
  return head;
}

/** Null: what came is no receipt. */
function readReceipt(text: string): LinkReceipt['received'] | null {
  try {
    const { received } = JSON.parse(text) as Partial<LinkReceipt>;
    return typeof received === 'number' || received === 'probe' ? received : null;
  } catch {
    return null;
  }
}
