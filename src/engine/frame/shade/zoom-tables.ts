// Tables of kernels.zoomPlane: the two columns and two rows that each pixel is interpolated from when a frame is scaled about a centre.
// Rebuilt for each factor (a few thousand numbers), so factors may vary from frame to frame.

import type { ZoomTables } from '../../kernels/calls/move.ts';
import type { Plane } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { I32Buffer, KernelMemory, U8Buffer } from '../../kernels/memory.ts';

/** Beyond this, a block of 8 pixels spans more than a vector: shrink in several steps instead. */
export const WIDEST_STEP = 1.75;

const HEADER = 16;
const WIDE_BLOCK = 48;
const NARROW_BLOCK = 32;
interface Between {
  first: number;
  weight: number;
}

/**
 * Tables for frames of one size. `set` fills them for a frame scaled by `factor` (below 1: shrunk, with black around it) about
 * (centerX, centerY) in pixels and shifted right and down by (dx, dy) pixels.
 */
export class ZoomTable implements ZoomTables {
  readonly columns: U8Buffer;
  readonly rows: I32Buffer;
  /** One row of scratch for the kernel. */
  readonly line: U8Buffer;
  readonly #width: number;
  readonly #height: number;
  readonly #stride: number;
  readonly #isClamped: boolean;
  #signature = '';

  /** `isClamped`: outside repeats the edge pixel; otherwise it is black. */
  constructor(memory: KernelMemory, width: number, height: number, stride: number, isClamped = false) {
    this.#isClamped = isClamped;
    this.#width = width;
    this.#height = height;
    this.#stride = stride;
    this.columns = memory.u8(HEADER + stride * 4);
    this.line = memory.u8(stride + 32);
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
    const places = Array.from({ length: this.#stride }, (_, x) =>
      placeOf(x, step, centerX, dx, width, this.#isClamped),
    );
    const isSame = places.every(({ first, weight }, x) => x >= width || (first === x && weight === 0));
    // Sixteen at a time if no two pixels of a block are further apart than in the source and none is outside.
    const isWide =
      step <= 1 &&
      places.every(
        ({ first, weight }, x) => x >= width || (first >= 0 && (first + 1 < width || (first < width && weight === 0))),
      );
    words.setInt32(0, isSame ? 0 : isWide ? 1 : 2, true);
    if (isSame) return;
    const pixels = isWide ? 16 : 8;
    for (let x0 = 0, at = HEADER; x0 < this.#stride; x0 += pixels, at += isWide ? WIDE_BLOCK : NARROW_BLOCK) {
      const block = places.slice(x0, x0 + pixels);
      const base = Math.max(0, Math.min(this.#stride - 16, block[0].first));
      words.setInt32(at, base, true);
      for (const [k, place] of block.entries()) {
        if (isWide) bytes.set([Math.min(15, Math.max(0, place.first - base))], at + 16 + k);
        else bytes.set([lane(place.first, base, width)], at + 8 + k);
        if (!isWide) bytes.set([place.weight === 0 ? 255 : lane(place.first + 1, base, width)], at + 16 + k);
        bytes.set([place.weight], at + (isWide ? 32 : 24) + k);
      }
    }
  }

  /** Rows [y0, y1) of dst = src scaled by the tables; both planes have the size the tables were made for. */
  apply(kernels: Pick<Kernels, 'zoomPlane'>, dst: Plane, src: Plane, y0 = 0, y1 = this.#height): void {
    kernels.zoomPlane(dst, src, this, y0, y1);
  }

  /** plane = the mean of itself and its scaled copy, in place; only for tables that enlarge about the middle. */
  average(kernels: Pick<Kernels, 'zoomMeanPlane'>, plane: Plane, kept: number): void {
    kernels.zoomMeanPlane(plane, this, kept);
  }

  dispose(memory: KernelMemory): void {
    memory.free(this.columns);
    memory.free(this.rows);
    memory.free(this.line);
  }
}

/** The source of pixel i's centre: the pixel before it, and the weight (of 128) of the one after. */
function placeOf(i: number, step: number, center: number, moved: number, length: number, isClamped: boolean): Between {
  let at = center + (i + 0.5 - moved - center) * step - 0.5;
  // The outermost half pixel of an enlarged frame would be black: use the edge pixel instead.
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
