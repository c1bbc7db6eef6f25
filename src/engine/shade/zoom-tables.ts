// The tables of kernels.zoomPlane: which two columns and two rows each pixel lies between when the picture is enlarged or
// shrunk about a centre. Made anew for each factor (a few thousand numbers), so factors may vary from frame to frame.

import type { KernelMemory } from '../kernels/memory.ts';

/** Beyond this a block of 8 pixels spans more than a vector: shrink in several steps instead. */
export const WIDEST_STEP = 1.75;

export interface ZoomTables { columns: { ptr: number }; rows: { ptr: number } }

/**
 * Tables for frames of one size. `set` fills them for a picture that is enlarged by `factor` (below 1: shrunk, with black
 * around) about (centerX, centerY) in pixels and moved right and down by (dx, dy) pixels.
 */
export class ZoomTable implements ZoomTables {
  readonly columns;
  readonly rows;
  readonly #width: number;
  readonly #height: number;
  readonly #stride: number;
  readonly #isClamped: boolean;
  #signature = '';

  /** `isClamped`: past an edge is the edge; else it is black. */
  constructor(memory: KernelMemory, width: number, height: number, stride: number, isClamped = false) {
    this.#isClamped = isClamped;
    this.#width = width;
    this.#height = height;
    this.#stride = stride;
    this.columns = memory.u8(stride * 4);
    this.rows = memory.i32(height);
  }

  set(factor: number, centerX = this.#width / 2, centerY = this.#height / 2, dx = 0, dy = 0): this {
    const signature = `${factor} ${centerX} ${centerY} ${dx} ${dy}`;
    if (signature === this.#signature) return this;
    this.#signature = signature;
    const step = 1 / factor;
    const rows = this.rows.view;
    for (let y = 0; y < this.#height; y++) {
      const at = placeOf(y, step, centerY, dy, this.#height, this.#isClamped);
      rows[y] = at.first < -1 || at.first >= this.#height ? -2 << 8 : (at.first << 8) | at.weight;
    }
    this.#setColumns(step, centerX, dx);
    return this;
  }

  #setColumns(step: number, centerX: number, dx: number): void {
    const width = this.#width;
    const bytes = this.columns.view;
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let x0 = 0; x0 < this.#stride; x0 += 8) {
      const block = (x0 / 8) * 32;
      const start = placeOf(x0, step, centerX, dx, width, this.#isClamped).first;
      const base = Math.max(0, Math.min(this.#stride - 16, start));
      words.setInt32(block, base, true);
      for (let k = 0; k < 8; k++) {
        const { first, weight } = placeOf(x0 + k, step, centerX, dx, width, this.#isClamped);
        bytes[block + 8 + k] = lane(first, base, width);
        bytes[block + 16 + k] = weight === 0 ? 255 : lane(first + 1, base, width);
        bytes[block + 24 + k] = weight;
      }
    }
  }
}

/** Where the centre of pixel i comes from: the pixel before it and the share (of 128) of the one after. */
function placeOf(i: number, step: number, center: number, moved: number, length: number, isClamped: boolean): { first: number; weight: number } {
  let at = center + (i + 0.5 - moved - center) * step - 0.5;
  // At the very edge of an enlarged picture half a pixel would be black: the edge pixel is taken instead.
  if (at < 0 && at > -0.5 - 1e-9) at = 0;
  if (at > length - 1 && at < length - 0.5 + 1e-9) at = length - 1;
  if (isClamped) at = Math.min(length - 1, Math.max(0, at));
  const fine = Math.floor(at * 128 + 0.5);
  return { first: fine >> 7, weight: fine & 127 };
}

const lane = (index: number, base: number, width: number): number => {
  const i = index - base;
  return index < 0 || index >= width || i < 0 || i > 15 ? 255 : i;
};
