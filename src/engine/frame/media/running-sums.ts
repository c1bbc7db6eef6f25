// A picture of bounded size as running sums, from which the mean of any box is read: for pictures that a transform moves, or that change
// their place from frame to frame.

import type { Kernels } from '../../kernels/kernels.ts';
import { CELL_BYTES } from '../../kernels/abi/picture.ts';
import type { F32Buffer, I32Buffer, KernelMemory } from '../../kernels/memory.ts';
import { CellMeans, emptySpans } from './cell-means.ts';

/** A box may hold this many cells of the table. */
export const MOST_BOX_CELLS = 65000;

export class RunningSums {
  readonly cols: number;
  readonly rows: number;
  readonly means: CellMeans;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #line: F32Buffer;
  readonly #table: I32Buffer;

  /** `change` edits each row of cells before it is added. */
  constructor(
    kernels: Kernels,
    memory: KernelMemory,
    picture: { width: number; height: number; stride: number; channels: 3 | 4 },
    mostCells: number,
    change: (cells: F32Buffer) => void,
  ) {
    this.#kernels = kernels;
    this.#memory = memory;
    const { width, height } = picture;
    const shrink = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostCells)));
    this.cols = Math.ceil(width / shrink);
    this.rows = Math.ceil(height / shrink);
    this.#line = memory.f32(4 * this.cols);
    this.#table = memory.i32(4 * (this.cols + 1) * (this.rows + 1));
    this.means = new CellMeans(kernels, memory, picture, this.cols, this.rows);
    const [columns, rows] = [emptySpans(this.cols), emptySpans(this.rows)];
    // Blocks of whole pixels; the last of a side may be smaller, and is a mean of what it has.
    const fill = ({ from, to }: typeof columns, length: number): void => {
      for (let i = 0; i < from.length; i++) {
        from[i] = Math.min(i * shrink, length);
        to[i] = Math.min((i + 1) * shrink, length);
      }
    };
    fill(columns, width);
    fill(rows, height);
    [columns.hi, rows.hi] = [width, height];
    const lineBytes = (this.cols + 1) * CELL_BYTES;
    this.means.place(columns, rows, { at: this.#line.ptr, step: CELL_BYTES, rowStep: 0 }, (row) => {
      change(this.#line);
      const above = this.#table.ptr + row * lineBytes;
      this.#kernels.sumCells(above + lineBytes, above, this.#line.ptr, this.cols);
    });
    /** Cells of the table per pixel. */
    this.perX = 1 / shrink;
    this.perY = 1 / shrink;
  }
  readonly perX: number;
  readonly perY: number;

  /** Means of n boxes (x0, x1, y0, y1 in table cells each); what is outside lo … hi is transparent. */
  read(dst: number, boxes: number, n: number, loX: number, hiX: number, loY: number, hiY: number): void {
    this.#kernels.boxMeans(dst, boxes, n, this.#table.ptr, this.cols, this.rows, loX, hiX, loY, hiY);
  }

  dispose(): void {
    this.means.dispose();
    this.#memory.free(this.#line);
    this.#memory.free(this.#table);
  }
}
