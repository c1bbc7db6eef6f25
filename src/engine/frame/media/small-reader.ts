// The small copy of the picture that a material shows.

import { CELL_BYTES } from '../../kernels/abi/picture.ts';
import type { F32Buffer } from '../../kernels/memory.ts';
import { CellMeans, emptySpans } from './cell-means.ts';
import { luminance, seenLight } from '../../kernels/scalar/light-curve.ts';
import type { PictureReader } from './picture-reader.ts';
import { storedSpans, walkSteps } from './place-picture.ts';
import type { ShownMaterial } from './shown-material.ts';
import { smallSize } from './small-picture.ts';

/** Radii of the surroundings, in small cells of 192 along the longer side: of `detail`, and of `tone: equalize`. */
const [NEAR, WIDE] = [3, 20];

export class SmallReader implements PictureReader {
  readonly cols: number;
  readonly rows: number;
  readonly means: CellMeans;
  readonly #use: ShownMaterial;
  readonly #cells: F32Buffer;
  #version = -1;
  readonly #seen: F32Buffer;
  readonly #blurred: Float32Array;
  readonly #base: Float32Array;
  readonly #scratch: Float32Array;
  #blurredVersion = -1;
  #baseVersion = -1;
  #places: [F32Buffer, F32Buffer] | null = null;

  constructor(use: ShownMaterial, picture: { stride: number; channels: 3 | 4 }) {
    const { kernels, memory } = use.host;
    const { width, height } = use.picture!;
    this.#use = use;
    const { cols, rows } = smallSize(use.material!.shape);
    this.cols = cols;
    this.rows = rows;
    this.#cells = memory.f32(4 * cols * rows);
    const { isTurned, flipsX, flipsY } = use.walk;
    const [across, down] = isTurned ? [rows, cols] : [cols, rows];
    this.means = new CellMeans(kernels, memory, { width, height, ...picture }, across, down);
    const even = (n: number) => ({
      from: Float64Array.from({ length: n }, (_, i) => i / n),
      to: Float64Array.from({ length: n }, (_, i) => (i + 1) / n),
    });
    const spansX = storedSpans(even(cols), flipsX, isTurned ? height : width, 0, 1, emptySpans(cols));
    const spansY = storedSpans(even(rows), flipsY, isTurned ? width : height, 0, 1, emptySpans(rows));
    const { first, step, rowStep } = walkSteps(use.walk, cols, rows);
    this.means.place(isTurned ? spansY : spansX, isTurned ? spansX : spansY, {
      at: this.#cells.ptr + first * CELL_BYTES,
      step: step * CELL_BYTES,
      rowStep: rowStep * CELL_BYTES,
    });
    const n = cols * rows;
    this.#seen = memory.f32(4 * (n + 3));
    [this.#blurred, this.#base, this.#scratch] = [0, 1, 2].map(() => new Float32Array(n));
  }

  isCurrent(): boolean {
    return this.#version === this.#use.pictureVersion;
  }
  done(): void {
    this.#version = this.#use.pictureVersion;
  }

  /** A copy of the cells, which the caller may change. */
  seen(): F32Buffer {
    this.#seen.view.set(this.#cells.view);
    return this.#seen;
  }

  /** sRGB 0..1 of each cell, three values. */
  colors(out: Float32Array): void {
    const cells = this.#cells.view;
    for (let i = 0, at = 0; i < out.length; i += 3, at += 4) {
      out[i] = seenLight(cells[at]);
      out[i + 1] = seenLight(cells[at + 1]);
      out[i + 2] = seenLight(cells[at + 2]);
    }
  }

  /** Linear light around each cell. */
  blurred(): Float32Array {
    if (this.#blurredVersion !== this.#version) {
      this.#blurredVersion = this.#version;
      const cells = this.#cells.view;
      for (let i = 0; i < this.#blurred.length; i++)
        this.#blurred[i] = luminance(cells[4 * i], cells[4 * i + 1], cells[4 * i + 2]);
      blur(this.#blurred, this.#scratch, this.cols, this.rows, NEAR);
    }
    return this.#blurred;
  }

  /** Light as seen in a wide surrounding of each cell. */
  base(): Float32Array {
    if (this.#baseVersion !== this.#version) {
      this.#baseVersion = this.#version;
      const cells = this.#cells.view;
      for (let i = 0; i < this.#base.length; i++)
        this.#base[i] = seenLight(luminance(cells[4 * i], cells[4 * i + 1], cells[4 * i + 2]));
      // Twice: close to a triangle, which has no visible box.
      blur(this.#base, this.#scratch, this.cols, this.rows, WIDE);
      blur(this.#base, this.#scratch, this.cols, this.rows, WIDE >> 1);
    }
    return this.#base;
  }

  /** Fractions of the picture's width and height of each cell's centre. */
  places(): [F32Buffer, F32Buffer] {
    if (this.#places) return this.#places;
    const { memory } = this.#use.host;
    const n = this.cols * this.rows;
    const [x, y] = [memory.f32(n + 3), memory.f32(n + 3)];
    for (let i = 0; i < n; i++) {
      x.view[i] = ((i % this.cols) + 0.5) / this.cols;
      y.view[i] = (Math.floor(i / this.cols) + 0.5) / this.rows;
    }
    return (this.#places = [x, y]);
  }

  dispose(): void {
    this.means.dispose();
    for (const buffer of [this.#cells, this.#seen, ...(this.#places ?? [])]) this.#use.host.memory.free(buffer);
  }
}

/** Box blur in place, clipped at the edges. */
function blur(values: Float32Array, scratch: Float32Array, cols: number, rows: number, radius: number): void {
  for (let row = 0; row < rows; row++) slide(values, scratch, row * cols, 1, cols, radius);
  for (let col = 0; col < cols; col++) slide(scratch, values, col, cols, rows, radius);
}
function slide(from: Float32Array, to: Float32Array, first: number, step: number, n: number, radius: number): void {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < Math.min(n, radius); i++, count++) sum += from[first + i * step];
  for (let i = 0; i < n; i++) {
    if (i + radius < n) {
      sum += from[first + (i + radius) * step];
      count++;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[first + (i - radius - 1) * step];
      count--;
    }
    to[first + i * step] = sum / count;
  }
}
