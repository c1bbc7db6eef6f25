// Glyphs by value, and glyphs at random.

import { EMPTY_CELL } from '../glyphs/atlas.ts';
import { hashInts } from '../../kernels/scalar/math.ts';
import { NO_PLACE } from '../../kernels/abi/match.ts';
import type { U16Buffer } from '../../kernels/memory.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import { visibleIndices } from './palette.ts';
import type { RenderEnv } from './render-env.ts';

/** The width of a level's margin, in levels, where `steady` is 1. */
const MOST_MARGIN = 0.6;

/** Index min(n − 1, floor(value · n)). */
export class RampChoice implements GlyphChoice {
  readonly places: U16Buffer;
  readonly #env: RenderEnv;
  readonly #isSteadied: boolean;
  readonly #table: U16Buffer;
  /** 0, 1, 2 …: to choose places instead of glyphs. */
  readonly #counts: U16Buffer;

  /** `isSteadied`: the choice is kept from frame to frame, so `places` is needed. */
  constructor(env: RenderEnv, palette: number[], cells: number, isSteadied = false) {
    this.#env = env;
    this.#isSteadied = isSteadied;
    this.#table = env.memory.u16(palette.length);
    this.#table.view.set(palette);
    this.#counts = env.memory.u16(palette.length);
    this.#counts.view.set(palette.map((_, place) => place));
    this.places = env.memory.u16(cells);
  }

  finish(): void {
    /* the tables are the only state */
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number, earlier: Earlier | null): void {
    const { kernels, memory } = this.#env;
    kernels.rampCells(cells, value, mask, threshold, this.#table);
    if (this.#isSteadied) kernels.rampCells(this.places, value, mask, threshold, this.#counts);
    if (!earlier) return;
    const out = cells.view;
    const places = this.places.view;
    const before = earlier.places.view;
    const glyphs = this.#table.view;
    const values = new Float32Array(memory.memory.buffer, value, out.length);
    const margin = 0.5 + Math.min(1, earlier.steady) * MOST_MARGIN;
    for (let i = 0; i < out.length; i++) {
      const place = before[i];
      if (places[i] === NO_PLACE || place >= glyphs.length || place === places[i]) continue;
      if (Math.abs(values[i] * glyphs.length - place - 0.5) > margin) continue;
      places[i] = place;
      out[i] = glyphs[place];
    }
  }

  dispose(): void {
    for (const buffer of [this.#table, this.#counts, this.places]) this.#env.memory.free(buffer);
  }
}

/** Fixed per cell and seed: a cell shows the same glyph whenever it is not empty. */
export class RandomChoice implements GlyphChoice {
  readonly #ramp: RampChoice;
  readonly #glyphs: Uint16Array;

  constructor(env: RenderEnv, on: LayerGrid, palette: number[], seed: number) {
    const visible = visibleIndices(palette);
    // A ramp of one glyph determines the empty cells.
    this.#ramp = new RampChoice(env, [0], on.grid.cells);
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
    this.#ramp.choose(cells, value, mask, threshold, null);
    const view = cells.view;
    const glyphs = this.#glyphs;
    for (let i = 0; i < glyphs.length; i++) if (view[i] === 0) view[i] = glyphs[i];
  }

  dispose(): void {
    this.#ramp.dispose();
  }
}
