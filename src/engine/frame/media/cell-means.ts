// Exact means of linear light over a grid of rectangles: each pixel row is added, weighted where a rectangle covers a part of it, and a
// row of cells is written when it is complete. Rows and columns are those of the stored picture; the steps turn and mirror the result.

import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, I32Buffer, KernelMemory } from '../../kernels/memory.ts';

/** Intervals along one side of the picture, in pixels, ascending. Parts outside lo … hi are transparent. */
export interface Spans {
  from: Float64Array;
  to: Float64Array;
  lo: number;
  hi: number;
}

export const emptySpans = (n: number): Spans => ({ from: new Float64Array(n), to: new Float64Array(n), lo: 0, hi: 0 });

/** How much of pixel row y lies between top and bottom, in 32768ths. */
const weightOf = (y: number, top: number, bottom: number): number =>
  Math.min(32768, Math.max(0, Math.floor((Math.min(bottom, y + 1) - Math.max(top, y)) * 32768 + 0.5)));

export class CellMeans {
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #width: number;
  readonly #height: number;
  readonly #stride: number;
  readonly #channels: 3 | 4;
  readonly #cols: number;
  readonly #rows: number;
  readonly #taps: F32Buffer;
  readonly #sums: I32Buffer;
  /** Of each row of cells: the pixel rows it covers, what a sum is multiplied with, and the share of it that has pixels. */
  readonly #top: Float64Array;
  readonly #bottom: Float64Array;
  readonly #scale: Float64Array;
  readonly #cover: Float64Array;
  #first = 0;
  #last = 0;
  #row = 0;
  #isEmpty = true;
  #at = 0;
  #step = 0;
  #rowStep = 0;
  #written: ((row: number) => void) | null = null;

  /** `stride` and `channels` as in PictureRows. `cols` and `rows` along the stored picture. */
  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    picture: { width: number; height: number; stride: number; channels: 3 | 4 },
    cols: number,
    rows: number,
  ) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#width = picture.width;
    this.#height = picture.height;
    this.#stride = picture.stride;
    this.#channels = picture.channels;
    this.#cols = cols;
    this.#rows = rows;
    // A span of n samples touches at most n / 4 + 2 blocks of four, and the spans do not overlap.
    this.#taps = memory.f32(4 * (3 * cols + Math.ceil(picture.width / 4) + 8));
    this.#sums = memory.i32(4 * picture.stride + 8);
    [this.#top, this.#bottom, this.#scale, this.#cover] = [0, 1, 2, 3].map(() => new Float64Array(rows));
  }

  /**
   * Where the cells are. Cell (col, row) is written at `at + col · step + row · rowStep` bytes, without those rows that no pixel
   * reaches; `written` is called after each row.
   */
  place(
    columns: Spans,
    rows: Spans,
    target: { at: number; step: number; rowStep: number },
    written: ((row: number) => void) | null = null,
  ): void {
    this.#at = target.at;
    this.#step = target.step;
    this.#rowStep = target.rowStep;
    this.#written = written;
    this.#writeTaps(columns);
    const lo = Math.max(0, rows.lo);
    const hi = Math.min(this.#height, rows.hi);
    this.#first = this.#rows;
    this.#last = 0;
    for (let row = 0; row < this.#rows; row++) {
      const length = rows.to[row] - rows.from[row];
      const top = Math.max(lo, rows.from[row]);
      const bottom = Math.min(hi, rows.to[row]);
      this.#top[row] = top;
      this.#bottom[row] = bottom;
      if (!(bottom > top) || !(length > 0)) continue;
      this.#cover[row] = (bottom - top) / length;
      // By the sum of the weights as they are rounded, so that even light stays even.
      let weights = 0;
      for (let y = Math.floor(top); y < bottom; y++) weights += weightOf(y, top, bottom);
      this.#scale[row] = this.#cover[row] / Math.max(1e-6, (weights / 32768) * 32767);
      this.#first = Math.min(this.#first, row);
      this.#last = row + 1;
    }
  }

  /** The pixel rows that cells need: from, to (not included). */
  get firstRow(): number {
    return this.#first < this.#last ? Math.floor(this.#top[this.#first]) : this.#height;
  }
  get endRow(): number {
    return this.#first < this.#last ? Math.ceil(this.#bottom[this.#last - 1]) : 0;
  }

  begin(): void {
    this.#row = this.#first;
    this.#isEmpty = true;
  }

  /** Adds pixel row y. Rows come in ascending order, all that cells need. */
  add(y: number, light: number): void {
    const k = this.#kernels;
    const n = this.#channels * this.#stride;
    while (this.#row < this.#last) {
      const row = this.#row;
      if (this.#top[row] >= y + 1) return;
      const weight = weightOf(y, this.#top[row], this.#bottom[row]);
      if (weight > 0) {
        k.sumRow(this.#sums.ptr, light, n, weight, this.#isEmpty ? 1 : 0);
        this.#isEmpty = false;
      }
      if (this.#bottom[row] > y + 1) return;
      if (!this.#isEmpty) this.#write(row);
      this.#row++;
      this.#isEmpty = true;
    }
  }

  dispose(): void {
    this.#memory.free(this.#taps);
    this.#memory.free(this.#sums);
  }

  #write(row: number): void {
    this.#kernels.cellsRow(
      this.#at + row * this.#rowStep,
      this.#step,
      this.#sums.ptr,
      this.#stride,
      this.#channels,
      this.#taps.ptr,
      this.#cols,
      this.#scale[row],
      this.#cover[row],
    );
    this.#written?.(row);
  }

  #writeTaps({ from, to, lo, hi }: Spans): void {
    const floats = this.#taps.view;
    const ints = new Int32Array(floats.buffer, this.#taps.ptr, this.#taps.length);
    const [first, last] = [Math.max(0, lo), Math.min(this.#width, hi)];
    let at = 0;
    for (let col = 0; col < this.#cols; col++) {
      const length = to[col] - from[col];
      const left = Math.max(first, from[col]);
      const right = Math.min(last, to[col]);
      const isSeen = right > left && length > 0;
      const begin = isSeen ? Math.floor(left) : 0;
      const blocks = isSeen ? Math.ceil((Math.ceil(right) - begin) / 4) : 0;
      ints[at] = begin;
      ints[at + 1] = blocks;
      floats[at + 2] = isSeen ? (right - left) / length : 0;
      ints[at + 3] = 0;
      at += 4;
      for (let i = 0; i < 4 * blocks; i++) {
        const x = begin + i;
        floats[at++] = Math.max(0, Math.min(right, x + 1) - Math.max(left, x)) / length;
      }
    }
  }
}
