// One webview's frame link: sends it frames as fast as it takes them, and measures how fast that is.

import type { WebSocket } from 'ws';
import { LINK_LENGTH_BYTES } from '../../contract/frame-link.ts';
import type { LinkedFrame, LinkedSkip, LinkProbe, LinkReceipt } from '../../contract/frame-link.ts';
import { FrameSender } from '../../contract/frame-sender.ts';
import type { PixelForm, PreviewFrame } from '../../contract/protocol.ts';
import { SpareBuffers } from './spare-buffers.ts';

/** Planes that are on their way for longer than a JPEG takes to be made, sent and read (docs/notes/editor.md). */
const SLOW_MS = 40;
/** So many in a row: one that was late says more about the machine than about the link. */
const SLOW_FRAMES = 4;
/** The planes of a draft frame are six times as large. */
const PROBE_BYTES = 128 * 1024;
const SLOW_PROBE_MS = SLOW_MS / 6;
/** The webview is busy while it starts, so the first probes may be slow; each next one waits twice as long. */
const FIRST_PROBE_AGAIN_MS = 1000;
const LAST_PROBE_AGAIN_MS = 64_000;

const epochMs = () => performance.timeOrigin + performance.now();

export class FrameLink {
  readonly #socket: WebSocket;
  readonly #sender: FrameSender<PreviewFrame>;
  readonly #spare = new SpareBuffers();
  readonly #takesPlanes: boolean;
  /** When each frame that is no JPEG was sent, by its number. */
  readonly #sentRaw = new Map<number, number>();
  #slowFrames = 0;
  #isSlow = true;
  #probeSentAt: number | null = null;
  #probeAgainAt = 0;
  #probeAgainAfterMs = FIRST_PROBE_AGAIN_MS;

  constructor(socket: WebSocket, takesPlanes: boolean) {
    this.#socket = socket;
    this.#takesPlanes = takesPlanes;
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
    if (takesPlanes) this.#probe();
  }

  /** The form in which frames are on the screen soonest. */
  get form(): PixelForm {
    return this.#takesPlanes && !this.#isSlow ? 'yuv420' : 'jpeg';
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Sends this frame now or, while others are on their way, soon; a newer one replaces one that waits. Copies pixels that are no JPEG. */
  offer(id: number | null, frame: PreviewFrame): void {
    const own = frame.form === 'jpeg' ? frame : { ...frame, pixels: this.#copy(frame.pixels) };
    if (id === null) this.#sender.sendNow({ id, frame: own });
    else this.#sender.offer({ id, frame: own });
    if (this.#takesPlanes && this.#isSlow && this.#probeSentAt === null && performance.now() >= this.#probeAgainAt)
      this.#probe();
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

  #probe(): void {
    this.#probeSentAt = performance.now();
    this.#socket.send(JSON.stringify({ probe: ' '.repeat(PROBE_BYTES) } satisfies LinkProbe));
  }

  #received(received: LinkReceipt['received']): void {
    if (received === 'probe') return this.#probed();
    this.#sender.presented(received);
    const sentAt = this.#sentRaw.get(received);
    this.#sentRaw.delete(received);
    if (sentAt === undefined || this.#isSlow) return;
    this.#slowFrames = performance.now() - sentAt > SLOW_MS ? this.#slowFrames + 1 : 0;
    if (this.#slowFrames === SLOW_FRAMES) this.#slow();
  }

  #probed(): void {
    if (this.#probeSentAt === null) return;
    const isSlow = performance.now() - this.#probeSentAt > SLOW_PROBE_MS;
    this.#probeSentAt = null;
    if (isSlow) this.#slow();
    else this.#isSlow = false;
  }

  #slow(): void {
    this.#isSlow = true;
    this.#slowFrames = 0;
    this.#probeAgainAt = performance.now() + this.#probeAgainAfterMs;
    this.#probeAgainAfterMs = Math.min(LAST_PROBE_AGAIN_MS, this.#probeAgainAfterMs * 2);
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
