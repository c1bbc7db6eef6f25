// Bitmaps in kernel memory, ready to be drawn anywhere in a frame. The oldest are freed when many are kept.

import { glyphBytes, writeGlyph } from '../../../kernels/abi/glyph.ts';
import type { GlyphTable } from '../../../kernels/calls/cells.ts';
import type { KernelMemory, U16Buffer } from '../../../kernels/memory.ts';
import { LARGEST_GLYPH } from '../../glyphs/atlas.ts';
import type { Bitmap } from '../../glyphs/bitmap.ts';

/** A bitmap as tiles, because a kernel's glyphs are limited in size. Null where it has no ink. */
export interface Sprite {
  readonly left: number;
  readonly top: number;
  readonly table: GlyphTable;
  readonly cols: number;
  readonly rows: number;
}

const BYTES_KEPT = 48 * 1024 * 1024;

export class SpriteStore {
  readonly #memory: KernelMemory;
  readonly #kept = new Map<string, { sprite: Sprite | null; buffer: U16Buffer | null; bytes: number }>();
  #bytes = 0;

  constructor(memory: KernelMemory) {
    this.#memory = memory;
  }

  /** The sprite of a key, made at its first use; valid until the next call. */
  get(key: string, make: () => Bitmap): Sprite | null {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key); // keeps the order of use
      this.#kept.set(key, known);
      return known.sprite;
    }
    const bitmap = make();
    const added = bitmap.data.some((level) => level > 0)
      ? this.#upload(bitmap)
      : { sprite: null, buffer: null, bytes: 0 };
    this.#kept.set(key, added);
    this.#bytes += added.bytes;
    for (const [oldest, { buffer, bytes }] of this.#kept) {
      if (this.#bytes <= BYTES_KEPT || oldest === key) break;
      if (buffer) this.#memory.free(buffer);
      this.#bytes -= bytes;
      this.#kept.delete(oldest);
    }
    return added.sprite;
  }

  #upload({ left, top, width, height, data }: Bitmap): { sprite: Sprite; buffer: U16Buffer; bytes: number } {
    const cols = Math.ceil(width / LARGEST_GLYPH.width);
    const tileWidth = Math.ceil(width / cols);
    const stride = (tileWidth + 15) & ~15;
    const rows = Math.ceil((height * stride) / LARGEST_GLYPH.pixels);
    const tileHeight = Math.ceil(height / rows);
    const units = glyphBytes(tileHeight, stride) / 2;
    const buffer = this.#memory.u16(roomFor(units * cols * rows));
    const tile = new Uint8Array(tileWidth * tileHeight);
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        tile.fill(0);
        for (let y = 0; y < tileHeight && row * tileHeight + y < height; y++) {
          const from = (row * tileHeight + y) * width + col * tileWidth;
          const n = Math.min(tileWidth, width - col * tileWidth);
          tile.set(data.subarray(from, from + n), y * tileWidth);
        }
        const at = (row * cols + col) * units;
        writeGlyph(buffer.view.subarray(at, at + units), tile, tileWidth, tileHeight, stride);
      }
    }
    const table = { ptr: buffer.ptr, stride, cell: { width: tileWidth, height: tileHeight } };
    return { sprite: { left, top, table, cols, rows }, buffer, bytes: units * cols * rows * 2 };
  }
}

/** Few different sizes, so that a freed block fits a later bitmap. */
function roomFor(units: number): number {
  let size = 256;
  while (size < units) size *= 2;
  const step = size / 8;
  return Math.ceil(units / step) * step;
}
