// Reads a picture's rows as linear light, in kernel memory. Planes are copied there in bands, whole where they fit.

import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelMemory, U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { decodeTable, type RowFactors, rowFactors } from './color-space.ts';
import type { PictureData } from './material.ts';

/** Bytes of a plane that are copied at once: a 4K plane of 16 bits is one band. */
const BAND_BYTES = 24 * 1024 * 1024;
/** Samples past a row that a vector may read or write. */
const MARGIN = 32;

interface PlaneBand {
  buffer: U8Buffer | U16Buffer;
  /** Samples per row, rows of the plane, and rows in a band. */
  width: number;
  height: number;
  rows: number;
  /** First row in the buffer; -1 for none. */
  first: number;
}

export class PictureRows {
  /** Channels of a row: 4 with alpha, 3 where all is opaque. */
  readonly channels: 3 | 4;
  /** Samples from one channel of a row to the next. */
  readonly stride: number;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #like: PictureData;
  readonly #factors: RowFactors;
  readonly #alphaFactors: RowFactors;
  readonly #rows: U16Buffer;
  readonly #chroma: U16Buffer;
  readonly #wide: U16Buffer | null;
  readonly #table: U16Buffer | null;
  readonly #bands: PlaneBand[];
  #picture: PictureData | null = null;
  #chromaRow = -1;

  /** For pictures with the size, layout and colours of `like`. */
  constructor(kernels: Kernels, memory: KernelMemory, like: PictureData) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#like = shapeOf(like);
    this.channels = like.hasAlpha ? 4 : 3;
    this.stride = ((like.width + 15) & ~15) + MARGIN;
    this.#factors = rowFactors(like.color, like.bits);
    this.#alphaFactors = rowFactors({ ...like.color, range: 'full' }, like.bits);
    this.#rows = memory.u16(4 * this.stride);
    this.#chroma = memory.u16(3 * this.stride);
    this.#wide = like.chromaX === 2 ? memory.u16(3 * this.stride) : null;
    const table = decodeTable(like.color.transfer);
    this.#table = table && memory.u16(table.length);
    if (table) this.#table!.view.set(table);
    const samples = like.layout === 'rgba' ? 4 : 1;
    this.#bands = like.planes.map((plane, i) => {
      const isChroma = isSubsampled(like, i);
      const width = samples * (isChroma ? -(-like.width >> like.chromaX) : like.width);
      const height = isChroma ? -(-like.height >> like.chromaY) : like.height;
      const rows = Math.max(1, Math.min(height, Math.floor(BAND_BYTES / plane.BYTES_PER_ELEMENT / width)));
      const length = width * rows + 4 * MARGIN;
      return { buffer: like.bits > 8 ? memory.u16(length) : memory.u8(length), width, height, rows, first: -1 };
    });
  }

  /** Whether this reads pictures such as `picture`. */
  isFor(picture: PictureData): boolean {
    const [a, b] = [this.#like, picture];
    return (
      a.width === b.width &&
      a.height === b.height &&
      a.layout === b.layout &&
      a.planes.length === b.planes.length &&
      a.chromaX === b.chromaX &&
      a.chromaY === b.chromaY &&
      a.bits === b.bits &&
      a.hasAlpha === b.hasAlpha &&
      a.isPremultiplied === b.isPremultiplied &&
      a.color.matrix === b.color.matrix &&
      a.color.range === b.color.range &&
      a.color.transfer === b.color.transfer &&
      a.color.primaries === b.color.primaries
    );
  }

  /** Starts a picture that `isFor` accepts. Its rows are then read from top to bottom. */
  begin(picture: PictureData): void {
    this.#picture = picture;
    this.#chromaRow = -1;
    for (const band of this.#bands) band.first = -1;
  }

  /** Light of row y: a pointer to `channels` rows of i16, valid until the next call. */
  light(y: number): number {
    const k = this.#kernels;
    const { width, bits, hasAlpha, layout, color, isPremultiplied, planes } = this.#like;
    const decode = this.#table ? 0 : 1;
    const rows = this.#rows.ptr;
    const bytes = 2 * this.stride;
    const { zero, gain } = this.#factors;
    if (layout === 'rgba') {
      const at = this.#row(0, y);
      if (isPremultiplied) k.unmultiplyRow(at, width, bits);
      k.rgbaRow(rows, bytes, at, width, bits, decode);
    } else if (color.matrix === 'rgb' && planes.length >= 3) {
      for (const channel of [0, 1, 2])
        k.valueRow(rows + channel * bytes, this.#row(channel, y), width, bits, zero, gain, decode);
    } else if (planes.length < 3) {
      k.valueRow(rows, this.#row(0, y), width, bits, zero, gain, decode);
      if (this.#table) k.decodeRow(rows, width, this.#table.ptr);
      for (const channel of [1, 2]) k.copyU8(rows + channel * bytes, rows, bytes);
    } else {
      this.#readChroma(y >> this.#like.chromaY);
      const [r, g, b] = [0, 1, 2].map((i) => this.#chroma.ptr + i * bytes);
      const isHalf = this.#like.chromaX > 0 ? 1 : 0;
      k.lumaRow(rows, bytes, this.#row(0, y), r, g, b, width, bits, isHalf, zero, gain, decode);
    }
    if (this.#table && planes.length !== 1 && (planes.length >= 3 || layout === 'rgba'))
      for (const channel of [0, 1, 2]) k.decodeRow(rows + channel * bytes, width, this.#table.ptr);
    if (hasAlpha) {
      const alpha = rows + 3 * bytes;
      if (layout === 'planar') {
        const own = this.#alphaFactors;
        k.valueRow(alpha, this.#row(planes.length - 1, y), width, bits, own.zero, own.gain, 0);
      }
      k.coverRow(rows, bytes, alpha, width);
    }
    return rows;
  }

  dispose(): void {
    for (const buffer of [this.#rows, this.#chroma, this.#wide, this.#table]) if (buffer) this.#memory.free(buffer);
    for (const { buffer } of this.#bands) this.#memory.free(buffer);
  }

  #readChroma(row: number): void {
    if (row === this.#chromaRow) return;
    this.#chromaRow = row;
    const { rv, gu, gv, bu } = this.#factors;
    const { bits, width, chromaX } = this.#like;
    const bytes = 2 * this.stride;
    const n = -(-width >> chromaX);
    const to = (this.#wide ?? this.#chroma).ptr;
    this.#kernels.chromaRow(
      to,
      to + bytes,
      to + 2 * bytes,
      this.#row(1, row),
      this.#row(2, row),
      n,
      bits,
      rv,
      gu,
      gv,
      bu,
    );
    if (this.#wide) for (const i of [0, 1, 2]) this.#kernels.widenRow(this.#chroma.ptr + i * bytes, to + i * bytes, n);
  }

  /** A pointer to row y of a plane. */
  #row(plane: number, y: number): number {
    const band = this.#bands[plane];
    if (band.first < 0 || y >= band.first + band.rows) {
      band.first = y;
      const data = this.#picture!.planes[plane];
      const isWhole = band.rows >= band.height;
      band.first = isWhole ? 0 : y;
      const from = band.first * band.width;
      band.buffer.view.set(
        isWhole && data.length <= band.buffer.length ? data : data.subarray(from, from + band.rows * band.width),
      );
    }
    return band.buffer.ptr + (y - band.first) * band.width * (this.#like.bits > 8 ? 2 : 1);
  }
}

/** Everything but the pixels. */
const shapeOf = (picture: PictureData): PictureData => ({
  ...picture,
  planes: picture.planes.map(() => new Uint8Array(0)),
});

const isSubsampled = ({ layout, planes, color }: PictureData, plane: number): boolean =>
  layout === 'planar' && color.matrix !== 'rgb' && planes.length >= 3 && (plane === 1 || plane === 2);
