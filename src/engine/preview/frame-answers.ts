// Answers requests for frames in the order in which they were drawn, in the form that is asked for.

import type { PixelForm, PreviewFrame } from '../../contract/protocol.ts';

/** JPEG quality while playing (200 KB for a frame of 960 × 540) and while paused (275 KB). */
const PASSING_QUALITY = 70;
export const STILL_QUALITY = 84;

export type Answer = PreviewFrame | { dropped: true };

export interface AnsweredRequest {
  full: boolean;
  form(): PixelForm;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

type EncodeJpeg = (rgba: Uint8Array, width: number, height: number, quality: number) => Promise<Uint8Array>;

export class FrameAnswers {
  readonly #encodeJpeg: EncodeJpeg;
  /** Resolves when all frames drawn so far have been sent. */
  #sending: Promise<unknown> = Promise.resolve();

  constructor(encodeJpeg: EncodeJpeg) {
    this.#encodeJpeg = encodeJpeg;
  }

  /** Resolves once the pixels are sent or copied; an encoder with a thread of its own works beside the next draw. */
  async give(request: AnsweredRequest, drawing: Promise<Answer>): Promise<void> {
    const drawn = await drawing.catch(request.reject);
    if (!drawn) return;
    if (drawn.dropped) return request.resolve(drawn);
    const before = this.#sending;
    // An alpha is laid on a checkerboard as RGBA, whatever was asked for.
    if (drawn.form === 'yuv420' || request.form() === 'rgba') {
      await before;
      return request.resolve(drawn);
    }
    const compressed = this.#compress(drawn, request.full ? STILL_QUALITY : PASSING_QUALITY);
    this.#sending = Promise.allSettled([before, compressed]);
    void this.#sending.then(() => compressed).then(request.resolve, request.reject);
  }

  /** Copies the pixels before it returns. */
  async #compress(frame: PreviewFrame, quality: number): Promise<PreviewFrame> {
    return { ...frame, pixels: await this.#encodeJpeg(frame.pixels, frame.width, frame.height, quality), form: 'jpeg' };
  }
}
