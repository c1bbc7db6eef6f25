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

export interface StoredSprite {
  readonly sprite: Sprite | null;
  readonly buffer: U16Buffer | null;
  readonly bytes: number;
  /** When it was used last, in uses of the store. */
  used: number;
  /** False once it has been freed. */
  isKept: boolean;
}

const BYTES_KEPT = 48 * 1024 * 1024;

export class SpriteStore {
  readonly #memory: KernelMemory;
  readonly #kept = new Map<string, StoredSprite>();
  #bytes = 0;
  #uses = 0;

  constructor(memory: KernelMemory) {
    this.#memory = memory;
  }

  /** The sprite of a key, made at its first use. It is valid until another is made. */
  get(key: string, make: () => Bitmap): Sprite | null {
    return this.stored(key, make).sprite;
  }

  /** The same, to be used again without its key: that costs less than to make the key and to find it. */
  stored(key: string, make: () => Bitmap): StoredSprite {
    const known = this.#kept.get(key);
    if (known) return this.use(known);
    const bitmap = make();
    const uploaded = bitmap.data.some((level) => level > 0)
      ? this.#upload(bitmap)
      : { sprite: null, buffer: null, bytes: 0 };
    const added = this.use({ ...uploaded, used: 0, isKept: true });
    this.#kept.set(key, added);
    this.#bytes += added.bytes;
    if (this.#bytes > BYTES_KEPT) this.#freeOldest(added);
    return added;
  }

  /** Notes that a sprite is in use, so that others are freed before it. */
  use(stored: StoredSprite): StoredSprite {
    stored.used = ++this.#uses;
    return stored;
  }

  #freeOldest(added: StoredSprite): void {
    for (const [key, stored] of [...this.#kept].sort(([, a], [, b]) => a.used - b.used)) {
      if (this.#bytes <= BYTES_KEPT || stored === added) break;
      if (stored.buffer) this.#memory.free(stored.buffer);
      stored.isKept = false;
      this.#bytes -= stored.bytes;
      this.#kept.delete(key);
    }
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
