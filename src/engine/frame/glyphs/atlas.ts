// The glyphs of one font at one size, as coverage in kernel memory (kernels/abi/glyph.ts). Glyphs are added on demand; the
// block moves when it must grow, so `ptr` is read again for each draw.

import { cellTooLarge } from '../../errors/render-errors.ts';
import { GLYPH_HEAD_BYTES, glyphBytes, writeGlyph } from '../../kernels/abi/glyph.ts';
import type { KernelMemory, U16Buffer } from '../../kernels/memory.ts';
import type { CellSize } from './cell-size.ts';
import type { FontStack } from './font-stack.ts';
import { glyphCoverage } from './glyph-coverage.ts';
import type { GlyphRasteriser } from './glyph-rasteriser.ts';
import { type GlyphLook, styledCoverage } from './styled-coverage.ts';

/** The value of a cell without a glyph. */
export const EMPTY_CELL = 0xffff;

/**
 * The largest glyphs that the kernels can clip at a frame's edge (assembly/blit.ts): width and number of pixels. Only square frames
 * of 11,000 pixels per side or more have larger cells.
 */
export const LARGEST_GLYPH = { width: 256, pixels: 262144 } as const;

export class GlyphAtlas {
  readonly cell: CellSize;
  readonly stride: number;
  readonly #stack: FontStack;
  readonly #rasteriser: GlyphRasteriser;
  readonly #memory: KernelMemory;
  #buffer: U16Buffer;
  #capacity = 64;
  #indices = new Map<string, number>();
  #count = 0;
  readonly #full = new Set<number>();

  constructor(memory: KernelMemory, rasteriser: GlyphRasteriser, stack: FontStack, cell: CellSize) {
    this.#rasteriser = rasteriser;
    this.#memory = memory;
    this.#stack = stack;
    this.cell = cell;
    this.stride = (cell.width + 15) & ~15;
    if (cell.width > LARGEST_GLYPH.width || cell.height * this.stride > LARGEST_GLYPH.pixels)
      throw cellTooLarge(cell.width, cell.height, LARGEST_GLYPH);
    this.#buffer = memory.u16(this.#capacity * this.#units);
  }

  get ptr(): number {
    return this.#buffer.ptr;
  }

  /** Identifies font and size, for caches of what follows from glyphs' indices. */
  get id(): string {
    return `${this.#stack.id} ${this.cell.fontPx}`;
  }

  /** Index of a glyph; EMPTY_CELL for a blank; null if no font has it. */
  index(glyph: string, look: GlyphLook | null = null): number | null {
    return this.#indexOf(`${glyph}${nameOf(look)}`, () => this.#styled(glyph, this.cell, look));
  }

  /** Index of one half of a glyph that is drawn over two cells; EMPTY_CELL for a blank; null if no font has it. */
  wideIndex(glyph: string, half: 'left' | 'right', look: GlyphLook | null = null): number | null {
    return this.#indexOf(`${glyph} ${half}${nameOf(look)}`, () => {
      const { width, height } = this.cell;
      const coverage = this.#styled(glyph, { ...this.cell, width: width * 2 }, look);
      if (coverage === null) return null;
      const from = half === 'left' ? 0 : width;
      const part = new Uint8Array(width * height);
      for (let y = 0; y < height; y++)
        part.set(coverage.subarray(2 * y * width + from, 2 * y * width + from + width), y * width);
      return part;
    });
  }

  #styled(glyph: string, cell: CellSize, look: GlyphLook | null): Uint8Array | null {
    const coverage = glyphCoverage(this.#rasteriser.glyph, this.#stack, cell, glyph);
    if (coverage === null || look === null) return coverage;
    // Blocks and lines join those of other cells.
    const isItalic = look.isItalic && this.#stack.find(glyph) !== 'procedural';
    return styledCoverage(coverage, cell, { ...look, isItalic });
  }

  #indexOf(name: string, coverageOf: () => Uint8Array | null): number | null {
    const known = this.#indices.get(name);
    if (known !== undefined) return known;
    const coverage = coverageOf();
    if (coverage === null) return null;
    const index = coverage.some((value) => value > 0) ? this.#add(coverage) : EMPTY_CELL;
    this.#indices.set(name, index);
    return index;
  }

  /** The glyph of an index that `index` has given. */
  glyphOf(index: number): string {
    for (const [name, known] of this.#indices) if (known === index) return name;
    throw new Error(`Expected the index of a glyph, but got ${index}.`);
  }

  /** Coverage 0..255 of a pixel of a glyph by its index. */
  coverage(index: number, x: number, y: number): number {
    return this.#buffer.view[index * this.#units + GLYPH_HEAD_BYTES / 2 + y * this.stride + x] >> 7;
  }

  /** Whether a glyph covers every pixel of its cell. */
  isFull(index: number): boolean {
    return this.#full.has(index);
  }

  /** Number of u16 values per glyph. */
  get #units(): number {
    return glyphBytes(this.cell.height, this.stride) / 2;
  }

  #add(coverage: Uint8Array): number {
    if (this.#count === this.#capacity) {
      const larger = this.#memory.u16(this.#capacity * 2 * this.#units);
      larger.view.set(this.#buffer.view);
      this.#memory.free(this.#buffer);
      this.#buffer = larger;
      this.#capacity *= 2;
    }
    const index = this.#count++;
    if (coverage.every((level) => level === 255)) this.#full.add(index);
    const { width, height } = this.cell;
    writeGlyph(
      this.#buffer.view.subarray(index * this.#units, (index + 1) * this.#units),
      coverage,
      width,
      height,
      this.stride,
    );
    return index;
  }
}

const nameOf = (look: GlyphLook | null): string =>
  look === null ? '' : `${look.isItalic ? ' italic' : ''}${look.isUnderlined ? ' underlined' : ''}`;
