// Draws frames on the panel's canvas in the order in which they arrived; a frame that a later one overtook while it was
// being decoded is skipped.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';
import type { FramePresentedMessage, PreviewFrameMessage } from '../../../src/contract/webview.ts';

const RATE_OVER_MS = 2000;
const epochMs = () => performance.timeOrigin + performance.now();

export class FramePresenter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #onPresented: (frame: PreviewFrame) => void;
  #received = 0;
  #presented = 0;
  #times: number[] = [];

  constructor(canvas: HTMLCanvasElement, onPresented: (frame: PreviewFrame) => void) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#onPresented = onPresented;
  }

  /** Frames presented per second, over the last two seconds. */
  get rate(): number {
    const now = performance.now();
    this.#times = this.#times.filter((time) => now - time < RATE_OVER_MS);
    return this.#times.length < 2 ? 0 : ((this.#times.length - 1) * 1000) / (this.#times.at(-1)! - this.#times[0]!);
  }

  async present({ serial, frame }: PreviewFrameMessage): Promise<FramePresentedMessage> {
    const receivedAt = epochMs();
    const order = ++this.#received;
    const image = await decode(frame);
    if (order > this.#presented) {
      this.#presented = order;
      this.#draw(image, frame);
    }
    return { type: 'framePresented', serial, receivedAt, presentedAt: epochMs(), planId: frame.planId };
  }

  #draw(image: ImageData | ImageBitmap, frame: PreviewFrame): void {
    if (this.#canvas.width !== frame.width) this.#canvas.width = frame.width;
    if (this.#canvas.height !== frame.height) this.#canvas.height = frame.height;
    if (image instanceof ImageData) this.#context.putImageData(image, 0, 0);
    else {
      this.#context.drawImage(image, 0, 0);
      image.close();
    }
    this.#times.push(performance.now());
    this.#onPresented(frame);
  }
}

async function decode({ pixels, jpeg, width, height }: PreviewFrame): Promise<ImageData | ImageBitmap> {
  const bytes = pixels as Uint8Array<ArrayBuffer>;
  if (jpeg) return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  return new ImageData(new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, width * height * 4), width, height);
}
