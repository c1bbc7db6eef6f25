// Draws frames on the panel's canvas in the order in which the engine drew them; a frame that a later one overtook, on the other way
// or while it was being decoded, is skipped.

import type { PreviewFrame } from '../../../src/contract/protocol.ts';
import { drop, frameImage, paint } from './frame-image.ts';

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

  /** Pixels that are no JPEG are drawn before it returns. */
  async present(frame: PreviewFrame, way: 'link' | 'message'): Promise<Presented> {
    const receivedAt = epochMs();
    const decoded = frameImage(frame);
    const image = decoded instanceof Promise ? await decoded : decoded;
    if (frame.drawnAt > this.#shownDrawnAt) {
      this.#shownDrawnAt = frame.drawnAt;
      this.#canvas.dataset.way = way;
      this.#canvas.dataset.form = frame.form;
      paint(this.#context, image, frame);
      this.#times.push(performance.now());
      this.#onPresented(frame);
    } else drop(image);
    return { receivedAt, presentedAt: epochMs() };
  }
}
