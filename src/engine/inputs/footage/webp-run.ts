// Decodes the pictures of a moving WebP in order, with the pinned decoder of still ones: the same bits on every machine.

import { readFile } from 'node:fs/promises';
import decodeModule from '@jsquash/webp/codec/dec/webp_dec.js';
import { decoderOptions } from '../picture/formats/wasm-decoder.ts';
import type { DecodedFrame, PictureRun } from './picture-run.ts';
import { readMovingWebp } from './webp-frames.ts';
import type { MovingWebp, WebpFrame } from './webp-frames.ts';

export class WebpRun implements PictureRun {
  readonly #acquire: () => ArrayBuffer;
  readonly #opened: Promise<{ webp: MovingWebp; decoder: Awaited<ReturnType<typeof decodeModule>> }>;
  #canvas: Uint8ClampedArray | null = null;
  #at = 0;
  #micros = 0;
  #before: WebpFrame | null = null;
  #isStopped = false;

  constructor(path: string, acquire: () => ArrayBuffer) {
    this.#acquire = acquire;
    this.#opened = Promise.all([readFile(path), decodeModule(decoderOptions('webp', () => {}))]).then(
      ([bytes, decoder]) => ({ webp: readMovingWebp(bytes), decoder }),
    );
    // Reported by `next`.
    this.#opened.catch(() => {});
  }

  async next(): Promise<DecodedFrame | null> {
    const { webp, decoder } = await this.#opened;
    const frame = webp.frames[this.#at++];
    if (!frame || this.#isStopped) return null;
    const picture = decoder.decode(frame.file as Uint8Array<ArrayBuffer>) as {
      data: Uint8ClampedArray;
      width: number;
      height: number;
    } | null;
    if (!picture || picture.width !== frame.width || picture.height !== frame.height) return null;
    const canvas = (this.#canvas ??= new Uint8ClampedArray(webp.width * webp.height * 4));
    if (this.#before?.isCleared) clear(canvas, webp.width, this.#before);
    lay(canvas, webp.width, frame, picture.data);
    this.#before = frame;
    const bytes = this.#acquire();
    new Uint8ClampedArray(bytes).set(canvas);
    const micros = this.#micros;
    this.#micros += frame.milliseconds * 1000;
    return { micros, field: 'progressive', bytes };
  }

  lastWords(): string {
    return 'it is cut off or damaged';
  }

  stop(): void {
    this.#isStopped = true;
  }
}

function clear(canvas: Uint8ClampedArray, stride: number, { x, y, width, height }: WebpFrame): void {
  for (let row = y; row < y + height; row++) canvas.fill(0, (row * stride + x) * 4, (row * stride + x + width) * 4);
}

/** Alpha is not premultiplied. */
function lay(
  canvas: Uint8ClampedArray,
  stride: number,
  { x, y, width, height, isBlended }: WebpFrame,
  pixels: Uint8ClampedArray,
): void {
  for (let row = 0; row < height; row++) {
    const to = ((y + row) * stride + x) * 4;
    const source = pixels.subarray(row * width * 4, (row + 1) * width * 4);
    if (isBlended) blendRow(canvas, to, source);
    else canvas.set(source, to);
  }
}

function blendRow(canvas: Uint8ClampedArray, to: number, source: Uint8ClampedArray): void {
  for (let i = 0; i < source.length; i += 4) {
    const alpha = source[i + 3];
    if (alpha === 0) continue;
    const below = Math.floor((canvas[to + i + 3] * (255 - alpha) + 127) / 255);
    const sum = alpha + below;
    for (let channel = 0; channel < 3; channel++) {
      const mixed = source[i + channel] * alpha + canvas[to + i + channel] * below;
      canvas[to + i + channel] = Math.floor((mixed + (sum >> 1)) / sum);
    }
    canvas[to + i + 3] = sum;
  }
}
