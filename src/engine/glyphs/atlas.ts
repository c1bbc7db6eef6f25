// The glyphs of one font at one size, as coverage in kernel memory: glyph i at ptr + i * cellHeight * stride. Glyphs are
// added on demand; the block moves when it must grow, so `ptr` is read anew for each draw.

import { cellTooLarge } from '../errors/render-errors.ts';
import type { KernelMemory, U8Buffer } from '../kernels/memory.ts';
import type { CellSize } from './cell-size.ts';
import type { FontStack } from './font-stack.ts';
import { glyphCoverage } from './rasterise.ts';

/** What a cell holds that shows nothing. */
export const EMPTY_CELL = 0xffff;

/**
 * What the kernels can lay out at once (assembly/blit.ts, blit-lines.ts): pixels across a cell, and bytes of coverage a glyph. Frames as
 * high as wide with 11,000 pixels a side are the first whose largest cells are beyond it.
 */
export const LARGEST_GLYPH = { width: 256, bytes: 262144 } as const;

export class GlyphAtlas {
  readonly cell: CellSize;
  readonly stride: number;
  readonly #stack: FontStack;
  readonly #memory: KernelMemory;
  #buffer: U8Buffer;
  #capacity = 64;
  #indices = new Map<string, number>();
  #count = 0;

  constructor(memory: KernelMemory, stack: FontStack, cell: CellSize) {
    this.#memory = memory;
    this.#stack = stack;
    this.cell = cell;
    this.stride = (cell.width + 15) & ~15;
    if (cell.width > LARGEST_GLYPH.width || cell.height * this.stride > LARGEST_GLYPH.bytes) throw cellTooLarge(cell.width, cell.height, LARGEST_GLYPH);
    this.#buffer = memory.u8(this.#capacity * cell.height * this.stride);
  }

  get ptr(): number { return this.#buffer.ptr; }

  /** Index of a glyph; EMPTY_CELL for a blank; null where no font has it. */
  index(glyph: string): number | null {
    const known = this.#indices.get(glyph);
    if (known !== undefined) return known;
    const coverage = glyphCoverage(this.#stack, this.cell, glyph);
    if (coverage === null) return null;
    const index = coverage.some((value) => value > 0) ? this.#add(coverage) : EMPTY_CELL;
    this.#indices.set(glyph, index);
    return index;
  }

  /** Coverage of a glyph by its index: a view that lasts until the atlas grows. */
  coverage(index: number): Uint8Array {
    const bytes = this.cell.height * this.stride;
    return this.#buffer.view.subarray(index * bytes, (index + 1) * bytes);
  }

  #add(coverage: Uint8Array): number {
    const { width, height } = this.cell;
    const bytes = height * this.stride;
    if (this.#count === this.#capacity) {
      const larger = this.#memory.u8(this.#capacity * 2 * bytes);
      larger.view.set(this.#buffer.view);
      this.#memory.free(this.#buffer);
      this.#buffer = larger;
      this.#capacity *= 2;
    }
    const index = this.#count++;
    const view = this.#buffer.view;
    for (let y = 0; y < height; y++) view.set(coverage.subarray(y * width, (y + 1) * width), index * bytes + y * this.stride);
    return index;
  }
}
