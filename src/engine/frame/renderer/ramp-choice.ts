// Glyphs by value, and glyphs at random.

import { EMPTY_CELL } from '../glyphs/atlas.ts';
import { hashInts } from '../../kernels/scalar/math.ts';
import type { U16Buffer } from '../../kernels/memory.ts';
import type { GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import { visibleIndices } from './palette.ts';
import type { RenderEnv } from './render-env.ts';

/** Index min(n − 1, floor(value · n)). */
export class RampChoice implements GlyphChoice {
  readonly #env: RenderEnv;
  readonly #table: U16Buffer;

  constructor(env: RenderEnv, palette: number[]) {
    this.#env = env;
    this.#table = env.memory.u16(palette.length);
    this.#table.view.set(palette);
  }

  finish(): void {
    /* the table is the only state */
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number): void {
    this.#env.kernels.rampCells(cells, value, mask, threshold, this.#table);
  }

  dispose(): void {
    this.#env.memory.free(this.#table);
  }
}

/** Fixed per cell and seed: a cell shows the same glyph whenever it is not empty. */
export class RandomChoice implements GlyphChoice {
  readonly #ramp: RampChoice;
  readonly #glyphs: Uint16Array;

  constructor(env: RenderEnv, on: LayerGrid, palette: number[], seed: number) {
    const visible = visibleIndices(palette);
    // A ramp of one glyph determines the empty cells.
    this.#ramp = new RampChoice(env, [0]);
    const { cols, rows } = on.grid;
    this.#glyphs = new Uint16Array(cols * rows);
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++)
        this.#glyphs[row * cols + col] = visible.length
          ? visible[hashInts(seed, row, col) % visible.length]
          : EMPTY_CELL;
    }
  }

  finish(): void {
    this.#ramp.finish();
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number): void {
    this.#ramp.choose(cells, value, mask, threshold);
    const view = cells.view;
    const glyphs = this.#glyphs;
    for (let i = 0; i < glyphs.length; i++) if (view[i] === 0) view[i] = glyphs[i];
  }

  dispose(): void {
    this.#ramp.dispose();
  }
}
