// Draws frames on the panel's canvas in the order in which the engine drew them; a frame that a later one overtook, on the other way
// or while it was being decoded, is skipped.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';

const RATE_OVER_MS = 2000;
const epochMs = () => performance.timeOrigin + performance.now();

/** Milliseconds since 1970. */
export interface Presented {
  receivedAt: number;
  presentedAt: number;
}

export class FramePresenter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #onPresented: (frame: PreviewFrame) => void;
  #shownDrawnAt = -Infinity;
  #times: number[] = [];

  constructor(canvas: HTMLCanvasElement, onPresented: (frame: PreviewFrame) => void) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#onPresented = onPresented;
  }

  /** Another engine draws from now on: its clock may be behind that of the last one. */
  engineStarted(): void {
    this.#shownDrawnAt = -Infinity;
  }

  /** Frames presented per second, over the last two seconds. */
  get rate(): number {
    const now = performance.now();
    this.#times = this.#times.filter((time) => now - time < RATE_OVER_MS);
    return this.#times.length < 2 ? 0 : ((this.#times.length - 1) * 1000) / (this.#times.at(-1)! - this.#times[0]!);
  }

  /** Raw pixels are drawn before it returns. */
  async present(frame: PreviewFrame, way: 'link' | 'message'): Promise<Presented> {
    const receivedAt = epochMs();
    const image = frame.jpeg ? await decodeJpeg(frame) : rawImage(frame);
    if (frame.drawnAt > this.#shownDrawnAt) {
      this.#shownDrawnAt = frame.drawnAt;
      this.#canvas.dataset.way = way;
      this.#draw(image, frame);
    }
    return { receivedAt, presentedAt: epochMs() };
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

const bytesOf = ({ pixels }: PreviewFrame) => pixels as Uint8Array<ArrayBuffer>;

const decodeJpeg = (frame: PreviewFrame) => createImageBitmap(new Blob([bytesOf(frame)], { type: 'image/jpeg' }));

function rawImage(frame: PreviewFrame): ImageData {
  const { width, height } = frame;
  const { buffer, byteOffset } = bytesOf(frame);
  return new ImageData(new Uint8ClampedArray(buffer, byteOffset, width * height * 4), width, height);
}
