// Glyphs by value, spaced by ink: the glyph whose measured coverage is nearest to value × the largest coverage, whatever the order in which
// the palette lists them. A value between two glyphs can be dithered: some cells take the lighter one, some the darker, so that their mean is right.

import type { DITHER_WORDS } from '../../../contract/media.ts';
import { EMPTY_CELL, type GlyphAtlas } from '../glyphs/atlas.ts';
import { regionsOf } from '../glyphs/glyph-regions.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { NO_PLACE } from '../../kernels/abi/match.ts';
import type { U16Buffer } from '../../kernels/memory.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import type { RenderEnv } from './render-env.ts';

/** Values that are told apart. */
const LEVELS = 1024;
/** The width of a level's margin, in gaps between two glyphs, where `steady` is 1. */
const MOST_MARGIN = 0.6;
/** The same in ink, for palettes whose glyphs are closer together. */
const MOST_INK = 0.2;

/** Order of an 8 × 8 ordered dither (Bayer), 0..63. */
const BAYER = Array.from({ length: 64 }, (_, i) => {
  const [x, y] = [i & 7, i >> 3];
  let order = 0;
  for (let bit = 0; bit < 3; bit++) {
    const [a, b] = [(x >> bit) & 1, (y >> bit) & 1];
    order |= (((a ^ b) << 1) | b) << (2 * (2 - bit));
  }
  return order;
});

/** The palette's glyphs by rising coverage, 0..1; of equal ones the first. */
export function byInk(atlas: GlyphAtlas, palette: readonly number[]): { index: number; ink: number }[] {
  const glyphs = [...new Set(palette)].map((index) => ({
    index,
    ink: index === EMPTY_CELL ? 0 : regionsOf(atlas, index, 1, 1)[0],
  }));
  glyphs.sort((a, b) => a.ink - b.ink);
  return glyphs.filter(({ ink }, i) => i === 0 || ink - glyphs[i - 1].ink > 1e-6);
}

export class InkRampChoice implements GlyphChoice {
  readonly places: U16Buffer;
  readonly #env: RenderEnv;
  readonly #on: LayerGrid;
  readonly #dither: (typeof DITHER_WORDS)[number];
  readonly #glyphs: { index: number; ink: number }[];
  /** For each level the last glyph that is not denser. */
  readonly #below: Uint8Array;
  /** For each cell, the share of a gap at which the denser glyph is taken. */
  readonly #shares: Float32Array;
  readonly #errors: [Float32Array, Float32Array];

  constructor(
    env: RenderEnv,
    on: LayerGrid,
    palette: readonly number[],
    dither: (typeof DITHER_WORDS)[number],
    seed: number,
  ) {
    this.#env = env;
    this.#on = on;
    this.#dither = dither;
    const glyphs = byInk(on.atlas, palette).slice(0, 256);
    const most = Math.max(1e-6, glyphs[glyphs.length - 1].ink);
    this.#glyphs = glyphs.map(({ index, ink }) => ({ index, ink: ink / most }));
    this.#below = Uint8Array.from({ length: LEVELS + 1 }, (_, level) => {
      let place = 0;
      while (place + 1 < glyphs.length && this.#glyphs[place + 1].ink <= level / LEVELS) place++;
      return place;
    });
    const { cells, cols, rows } = on.grid;
    this.places = env.memory.u16(cells);
    this.#shares = Float32Array.from({ length: cells }, (_, i) => {
      const [row, col] = [Math.floor(i / cols), i % cols];
      if (dither === 'ordered') return (BAYER[(row & 7) * 8 + (col & 7)] + 0.5) / 64;
      return dither === 'noise' ? unitFromHash(hashInts(seed, row, col)) : 0.5;
    });
    this.#errors = [new Float32Array(cols + 2), new Float32Array(rows > 0 ? cols + 2 : 0)];
  }

  finish(): void {
    /* everything is made in the constructor */
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number, earlier: Earlier | null): void {
    const { cols, rows } = this.#on.grid;
    const n = cols * rows;
    const values = new Float32Array(this.#env.memory.memory.buffer, value, n);
    const masks = mask === 0 ? null : new Float32Array(this.#env.memory.memory.buffer, mask, n);
    const out = cells.view;
    const places = this.places.view;
    const before = earlier ? earlier.places.view : null;
    const margin = earlier ? Math.min(1, earlier.steady) * MOST_MARGIN : 0;
    const isDiffused = this.#dither === 'diffuse';
    this.#errors[0].fill(0);
    this.#errors[1].fill(0);
    let [here, next] = this.#errors;
    for (let row = 0; row < rows; row++) {
      // Error diffusion goes to and fro, so that no direction shows.
      const step = row % 2 === 0 ? 1 : -1;
      for (let k = 0, col = step > 0 ? 0 : cols - 1; k < cols; k++, col += step) {
        const i = row * cols + col;
        const own = values[i];
        if (own * (masks ? masks[i] : 1) < threshold) {
          out[i] = EMPTY_CELL;
          places[i] = NO_PLACE;
          continue;
        }
        const wanted = isDiffused ? own + here[col + 1] : own;
        let place = this.#placeOf(Math.min(1, Math.max(0, wanted)), isDiffused ? 0.5 : this.#shares[i]);
        if (before && before[i] < this.#glyphs.length && this.#isNear(own, before[i], place, margin)) place = before[i];
        places[i] = place;
        out[i] = this.#glyphs[place].index;
        if (!isDiffused) continue;
        // Floyd and Steinberg's shares.
        const error = wanted - this.#glyphs[place].ink;
        here[col + 1 + step] += (error * 7) / 16;
        next[col + 1 - step] += (error * 3) / 16;
        next[col + 1] += (error * 5) / 16;
        next[col + 1 + step] += error / 16;
      }
      [here, next] = [next, here];
      next.fill(0);
    }
  }

  dispose(): void {
    this.#env.memory.free(this.places);
  }

  /** The glyph below or above a value, by the value's share of the gap between them. */
  #placeOf(value: number, share: number): number {
    const glyphs = this.#glyphs;
    let place = this.#below[Math.floor(value * LEVELS)];
    if (place + 1 < glyphs.length && glyphs[place + 1].ink <= value) place++;
    if (place + 1 >= glyphs.length) return place;
    const gap = glyphs[place + 1].ink - glyphs[place].ink;
    return (value - glyphs[place].ink) / gap > share ? place + 1 : place;
  }

  /** Whether an earlier glyph is worse than the new one by no more than the margin. */
  #isNear(value: number, earlier: number, place: number, margin: number): boolean {
    if (earlier === place || this.#dither === 'diffuse') return false;
    const [old, own] = [this.#glyphs[earlier].ink, this.#glyphs[place].ink];
    // Of a palette with few glyphs a share of the gap between two of them, of one with many a share of the whole range.
    const gap = Math.abs(earlier - place) === 1 ? 2 * margin * Math.abs(old - own) : 0;
    return Math.abs(value - old) - Math.abs(value - own) <= Math.max(gap, margin * MOST_INK);
  }
}
