// Collects decoded rows: converts their colours, and makes large pictures smaller by means in linear light while they come in, so that
// memory stays bounded. A cell takes the mean of what it covers anyway.

import type { ColorDescription } from '../../frame/media/material.ts';
import { LINEAR_MAX, LINEAR_OF_SRGB, SRGB_OF_LINEAR } from '../../kernels/scalar/srgb.ts';
import { encodeSrgb, srgbCurve, type ColorConversion } from './color/color-conversion.ts';
import type { PictureColor, PictureSink } from './picture-codec.ts';

const SRGB: ColorDescription = { matrix: 'rgb', range: 'full', transfer: 'srgb', primaries: 'bt709' };

export class PictureBuilder implements PictureSink {
  readonly warnings: string[] = [];
  width = 0;
  height = 0;
  bits: 8 | 16 = 8;
  data: Uint8Array | Uint16Array = new Uint8Array(0);
  color: ColorDescription = SRGB;
  isOpaque = true;
  /** Pixels of the file along each side of a kept one. */
  factor = 1;
  readonly #mostPixels: number;
  #fullWidth = 0;
  #fullHeight = 0;
  #convert: ColorConversion | null = null;
  #sums: Float64Array | null = null;
  #linear: Float64Array = new Float64Array(0);
  #written: Uint8Array = new Uint8Array(0);

  constructor(mostPixels: number) {
    this.#mostPixels = mostPixels;
  }

  begin(width: number, height: number, bits: 8 | 16, color: PictureColor = {}): void {
    while (Math.ceil(width / this.factor) * Math.ceil(height / this.factor) > this.#mostPixels) this.factor++;
    this.#fullWidth = width;
    this.#fullHeight = height;
    this.width = Math.ceil(width / this.factor);
    this.height = Math.ceil(height / this.factor);
    this.bits = bits;
    this.data =
      bits === 16 ? new Uint16Array(this.width * this.height * 4) : new Uint8Array(this.width * this.height * 4);
    this.color = color.description ?? SRGB;
    this.#convert = color.convert ?? null;
    this.#written = new Uint8Array(height);
    if (this.factor === 1) return;
    this.#sums = new Float64Array(this.width * 4);
    const max = bits === 16 ? 65535 : 255;
    this.#linear = Float64Array.from({ length: max + 1 }, (_, i) =>
      bits === 8 ? LINEAR_OF_SRGB[i] / LINEAR_MAX : srgbCurve(i / max),
    );
  }

  row(y: number, samples: Uint8Array | Uint16Array): void {
    if (y >= this.#fullHeight) return;
    this.#convert?.(samples);
    this.#written[y] = 1;
    if (this.#sums) {
      this.#add(samples, this.#sums);
      if ((y + 1) % this.factor === 0 || y + 1 === this.#fullHeight)
        this.#flush(Math.floor(y / this.factor), this.#sums);
      return;
    }
    const opaque = this.bits === 16 ? 65535 : 255;
    if (this.isOpaque) for (let i = 3; i < samples.length; i += 4) if (samples[i] !== opaque) this.isOpaque = false;
    this.data.set(samples, y * this.width * 4);
  }

  warn(message: string): void {
    if (!this.warnings.includes(message)) this.warnings.push(message);
  }

  /** Finishes a picture whose last rows never came. */
  end(): void {
    const missing = this.#written.indexOf(0);
    if (missing < 0) return;
    this.isOpaque = false;
    if (this.#sums) this.#flush(Math.floor(missing / this.factor), this.#sums);
  }

  /** Adds a row to the running sums, weighted by its alpha. */
  #add(samples: Uint8Array | Uint16Array, sums: Float64Array): void {
    const max = this.bits === 16 ? 65535 : 255;
    for (let x = 0; x < this.#fullWidth; x++) {
      const to = Math.floor(x / this.factor) * 4;
      const from = x * 4;
      const alpha = samples[from + 3] / max;
      sums[to] += this.#linear[samples[from]] * alpha;
      sums[to + 1] += this.#linear[samples[from + 1]] * alpha;
      sums[to + 2] += this.#linear[samples[from + 2]] * alpha;
      sums[to + 3] += alpha;
    }
  }

  #flush(row: number, sums: Float64Array): void {
    const { factor, data } = this;
    const max = this.bits === 16 ? 65535 : 255;
    const rows = Math.min(factor, this.#fullHeight - row * factor);
    for (let x = 0; x < this.width; x++) {
      const columns = Math.min(factor, this.#fullWidth - x * factor);
      const to = (row * this.width + x) * 4;
      const alpha = sums[x * 4 + 3];
      const covered = Math.floor((alpha / (rows * columns)) * max + 0.5);
      data[to + 3] = covered;
      if (covered < max) this.isOpaque = false;
      for (let k = 0; k < 3 && alpha > 0; k++) {
        const mean = sums[x * 4 + k] / alpha;
        data[to + k] =
          this.bits === 8
            ? SRGB_OF_LINEAR[Math.floor(mean * LINEAR_MAX + 0.5)]
            : Math.floor(encodeSrgb(mean) * max + 0.5);
      }
    }
    sums.fill(0);
  }
}
