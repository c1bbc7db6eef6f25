// Asks for frames and paints them. Two wishes may be under way, so that drawing and transport overlap; a third waits as
// the newest. Frames come in the order in which they were drawn; one that a later one has overtaken is not painted.

import type { PreviewFrame } from '../../src/contract/protocol.ts';
import type { HostToPreview } from '../../src/contract/webview.ts';
import { post } from './host.ts';

const UNDER_WAY = 2;
const LOST_AFTER_MS = 4000;
const clock = () => performance.timeOrigin + performance.now();

export class FrameFeed {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #sent = new Map<number, number>();
  #next = 1;
  #received = 0;
  #painted = 0;
  #waiting: { t: number; full: boolean } | null = null;
  #times: number[] = [];
  onPaint: (frame: PreviewFrame) => void = () => undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
  }

  get idle(): boolean {
    return this.#sent.size < UNDER_WAY;
  }

  /** Frames painted in the last second or so, per second. */
  get rate(): number {
    const now = performance.now();
    this.#times = this.#times.filter((time) => now - time < 2000);
    return this.#times.length < 2 ? 0 : ((this.#times.length - 1) * 1000) / (this.#times.at(-1)! - this.#times[0]!);
  }

  /** Wants the moment `t` now. While playing, a wish that finds no room is left out; one that stands still waits its turn. */
  want(t: number, full: boolean): boolean {
    this.#forgetLost();
    if (!this.idle) {
      if (full) this.#waiting = { t, full };
      return full;
    }
    const id = this.#next++;
    this.#sent.set(id, performance.now());
    post({ type: 'want', id, t, full });
    return true;
  }

  none(id: number): void {
    this.#sent.delete(id);
    this.#goOn();
  }

  /** `id`: the wish that it answers, or null. */
  async take({ id, serial, frame }: Extract<HostToPreview, { type: 'frame' }>): Promise<void> {
    const receivedAt = clock();
    const order = ++this.#received;
    if (id !== null) this.none(id);
    const image = await decode(frame);
    if (order > this.#painted) {
      this.#painted = order;
      this.#paint(image, frame);
    }
    post({ type: 'painted', serial, receivedAt, paintedAt: clock(), planId: frame.planId });
  }

  #paint(image: ImageData | ImageBitmap, frame: PreviewFrame): void {
    if (this.#canvas.width !== frame.width) this.#canvas.width = frame.width;
    if (this.#canvas.height !== frame.height) this.#canvas.height = frame.height;
    if (image instanceof ImageData) this.#context.putImageData(image, 0, 0);
    else {
      this.#context.drawImage(image, 0, 0);
      image.close();
    }
    this.#times.push(performance.now());
    this.onPaint(frame);
  }

  #goOn(): void {
    if (this.#waiting === null) return;
    const { t, full } = this.#waiting;
    this.#waiting = null;
    this.want(t, full);
  }

  /** An engine that died under a wish may never answer it. */
  #forgetLost(): void {
    const now = performance.now();
    for (const [id, sent] of this.#sent) if (now - sent > LOST_AFTER_MS) this.#sent.delete(id);
  }
}

async function decode({ pixels, jpeg, width, height }: PreviewFrame): Promise<ImageData | ImageBitmap> {
  const bytes = pixels as Uint8Array<ArrayBuffer>;
  if (jpeg) return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  return new ImageData(new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, width * height * 4), width, height);
}
