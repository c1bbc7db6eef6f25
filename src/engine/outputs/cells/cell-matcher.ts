// Matches frames to a terminal's cells, as `glyphs: match` matches pictures: each cell takes the character and the two colours that come
// closest to its 4 × 8 samples, which are exact means of light. What looks alike from frame to frame stays as it is.
//
// With a palette, colours are chosen first and then the characters again, for those colours; areas of one colour become a mix of two.
// Without colours only the light counts, and white is the densest character.

import { fontStack } from '../../frame/glyphs/font-stack.ts';
import { EMPTY_CELL, GlyphAtlas } from '../../frame/glyphs/atlas.ts';
import type { CellSize } from '../../frame/glyphs/cell-size.ts';
import { matchCoverage } from '../../frame/glyphs/match-coverage.ts';
import { CellMeans, emptySpans } from '../../frame/media/cell-means.ts';
import type { PictureData } from '../../frame/media/material.ts';
import { PictureRows } from '../../frame/media/picture-rows.ts';
import {
  MATCH_ACROSS,
  MATCH_DOWN,
  MATCH_FIXED,
  MATCH_LANES,
  MATCH_SAMPLES,
  MATCH_TONES,
  matchTableBytes,
  NO_PLACE,
  TEXTURED,
  writeMatchTable,
} from '../../kernels/abi/match.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { LINEAR_MAX, LINEAR_OF_SRGB, SRGB_OF_LINEAR } from '../../kernels/scalar/srgb.ts';
import { giveKernels, takeKernels } from '../../kernels/spare-kernels.ts';
import type { F32Buffer, KernelMemory, U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { canvasRasteriser } from '../../machine/raster/canvas-rasteriser.ts';
import { fitInGrid } from './cell-grid.ts';
import { type CellGrid, Cells, type ColorDepth } from './cells.ts';
import { PaletteColors, type PaletteTheme, shownColor } from './palette-colors.ts';

/** By how much another character must be better, in mean squared error; as `steady: 0.4` of a layer. */
const MARGIN = 0.001;
/** Levels by which a colour may differ from what is shown before it is shown anew. */
const COLOR_MARGIN = 3;
/** Ink and paper that differ by no more are one colour (levels). */
const FLAT = 3;
/** The same where there are no colours, or few: light between these bounds is a tone rather than a shape. */
const FLAT_LIGHT = 90;
const FLAT_PALETTE = 20;

/** What the light of a whole cell weighs against its shape, and by how much another character must be better. */
const LIGHT_WEIGHT = 2;
const LIGHT_MARGIN = 0.04;

/** Proportions of a terminal's cell, with 3 × 3 pixels a sample. */
const CELL: CellSize = { fontPx: 19.9, width: 12, height: 24, baseline: 19 };

export interface MatcherOptions extends CellGrid {
  /** Of the frames, in pixels. */
  width: number;
  height: number;
  hasAlpha?: boolean;
  colors: ColorDepth;
  theme?: PaletteTheme | undefined;
  /** Characters of one cell each, a blank first. */
  symbols: readonly string[];
}

export class CellMatcher {
  readonly #colors: ColorDepth;
  readonly #theme: PaletteTheme;
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #rows: PictureRows;
  readonly #means: CellMeans;
  readonly #picture: Omit<PictureData, 'planes'>;
  readonly #samples: { r: U8Buffer; g: U8Buffer; b: U8Buffer; alpha: U8Buffer; means: F32Buffer; count: number };
  readonly #table: U8Buffer;
  readonly #tones: U16Buffer;
  readonly #places: U16Buffer;
  readonly #before: U16Buffer;
  readonly #ink: U8Buffer;
  readonly #paper: U8Buffer;
  /** What is shown, before it is fitted to a palette: red, green and blue of ink and paper. */
  readonly #shown: Uint8Array;
  readonly #glyphs: Uint32Array;
  readonly #coverage: Float32Array;
  readonly #lit: LitGlyph[];
  /** Red, green and blue of ink and paper of the cell at hand. */
  readonly #fit = new Uint8Array(6);
  readonly #now = new Uint8Array(6);
  readonly #sums = new Float64Array(3);
  readonly #products = new Float64Array(3);
  /** The light of a cell that characters are compared with. */
  readonly #wanted = new Float64Array(MATCH_SAMPLES);
  /** Coverage 0..1 of each glyph at its samples. */
  readonly #glyphSamples: Float64Array[];
  readonly #palette: PaletteColors | null;
  /** Places of glyphs for areas of one colour, by rising coverage. */
  readonly #toneGlyphs: number[];
  readonly #cells: Cells;
  readonly #stale: Uint8Array;
  #hasEarlier = false;

  constructor({ cols, rows, width, height, hasAlpha = false, colors, theme = 'xterm', symbols }: MatcherOptions) {
    this.#colors = colors;
    this.#theme = theme;
    const { kernels, memory } = takeKernels();
    this.#kernels = kernels;
    this.#memory = memory;
    this.#picture = {
      ...{ serial: 0, seconds: 0, width, height, layout: 'rgba', chromaX: 0, chromaY: 0, bits: 8, hasAlpha },
      isPremultiplied: false,
      color: { matrix: 'rgb', range: 'full', transfer: 'srgb', primaries: 'bt709' },
    };
    this.#rows = new PictureRows(kernels, memory, { ...this.#picture, planes: [new Uint8Array(width * height * 4)] });
    const across = cols * MATCH_ACROSS;
    const down = rows * MATCH_DOWN;
    const count = across * down;
    const means = memory.f32(4 * count);
    const plane = () => memory.u8(count);
    this.#samples = { r: plane(), g: plane(), b: plane(), alpha: plane(), means, count };
    this.#means = placedMeans(kernels, memory, this.#rows, { cols, rows }, { width, height }, means.ptr);
    const atlas = new GlyphAtlas(memory, canvasRasteriser, fontStack(), CELL);
    const known = symbols.flatMap((symbol) => {
      const index = atlas.index(symbol);
      return index === null
        ? []
        : [{ code: symbol.codePointAt(0)!, samples: matchCoverage(atlas, index), lit: litGlyph(atlas, index) }];
    });
    // Whole vectors of glyphs: the first one again is never better than itself.
    while (known.length % MATCH_LANES > 0) known.push(known[0]);
    this.#glyphs = Uint32Array.from(known, ({ code }) => code);
    this.#coverage = Float32Array.from(known, ({ samples }) => sum(samples) / (255 * MATCH_SAMPLES));
    this.#lit = known.map(({ lit }) => lit);
    this.#glyphSamples = known.map(({ samples }) => Float64Array.from(samples, (level) => level / 255));
    this.#table = memory.u8(matchTableBytes(known.length));
    writeMatchTable(
      this.#table.view,
      known.map(({ samples }) => samples),
    );
    this.#toneGlyphs = chooseTones([...this.#glyphs], this.#coverage);
    const shares = this.#toneGlyphs.map((place) => this.#coverage[place]);
    this.#palette = colors === '256' || colors === '16' ? new PaletteColors(colors, shares, theme) : null;
    this.#tones = memory.u16(MATCH_TONES);
    const cells = cols * rows;
    this.#places = memory.u16(cells);
    this.#before = memory.u16(cells);
    this.#ink = memory.u8(3 * cells);
    this.#paper = memory.u8(3 * cells);
    this.#shown = new Uint8Array(6 * cells);
    this.#cells = new Cells({ cols, rows });
    this.#stale = new Uint8Array(cells);
  }

  /** Forgets the frame before: the next is matched as if it were the first. */
  restart(): void {
    this.#hasEarlier = false;
  }

  /** Cells of a frame of RGBA with straight alpha, over black. They are valid until the next call. */
  match(pixels: Uint8Array): Cells {
    this.#readLevels(pixels);
    if (this.#colors === 'none') this.#matchLight();
    else this.#matchColors();
    this.#hasEarlier = true;
    return this.#cells;
  }

  dispose(): void {
    giveKernels({ kernels: this.#kernels, memory: this.#memory });
  }

  #readLevels(pixels: Uint8Array): void {
    const rows = this.#rows;
    const means = this.#means;
    rows.begin({ ...this.#picture, planes: [pixels] });
    means.begin();
    for (let y = means.firstRow; y < means.endRow; y++) means.add(y, rows.light(y));
    const { r, g, b, alpha, means: light, count } = this.#samples;
    this.#kernels.cellLevels(r.ptr, g.ptr, b.ptr, alpha.ptr, light.ptr, count);
  }

  #run(fixed: number, keep: boolean): void {
    const n = this.#places.length;
    const { r, g, b } = this.#samples;
    this.#kernels.matchCells(
      {
        ...{ places: this.#places, r, g, b, isBytes: true, table: this.#table, tones: this.#tones, fixed },
        ink: { ptr: this.#ink.ptr, planeBytes: n },
        paper: { ptr: this.#paper.ptr, planeBytes: n },
        glyphCount: this.#glyphs.length,
        cols: this.#cells.cols,
      },
      keep ? this.#before.ptr : 0,
      MARGIN,
      0,
      0,
    );
  }

  #matchColors(): void {
    this.#run(MATCH_FIXED.none, this.#hasEarlier);
    const n = this.#places.length;
    const places = this.#places.view;
    const before = this.#before.view;
    const ink = this.#ink.view;
    const paper = this.#paper.view;
    const shown = this.#shown;
    const cells = this.#cells;
    const palette = this.#palette;
    const fit = this.#fit;
    const now = this.#now;
    let shapes = 0;
    for (let at = 0; at < n; at++) {
      const place = places[at] & ~TEXTURED;
      now[0] = ink[at];
      now[1] = ink[n + at];
      now[2] = ink[2 * n + at];
      now[3] = paper[at];
      now[4] = paper[n + at];
      now[5] = paper[2 * n + at];
      let change = this.#hasEarlier && before[at] === place ? 0 : 256;
      let contrast = 0;
      for (let i = 0; i < 6; i++) change = Math.max(change, Math.abs(shown[6 * at + i] - now[i]));
      for (let i = 0; i < 3; i++) contrast = Math.max(contrast, Math.abs(now[i] - now[i + 3]));
      this.#stale[at] = 0;
      if (change <= COLOR_MARGIN) continue;
      before[at] = place;
      shown.set(now, 6 * at);
      this.#fitLight(at, place, contrast <= (palette ? FLAT_PALETTE : FLAT));
      if (!palette) {
        this.#put(at, place, (fit[0] << 16) | (fit[1] << 8) | fit[2], (fit[3] << 16) | (fit[4] << 8) | fit[5]);
        continue;
      }
      const own = palette.nearest(fit[0], fit[1], fit[2]);
      const behind = palette.nearest(fit[3], fit[4], fit[5]);
      if (own === behind) {
        this.#fitLight(at, place, true);
        const mix = palette.mix(fit[0], fit[1], fit[2]);
        this.#put(at, this.#toneGlyphs[mix.tone], mix.ink, mix.paper);
        continue;
      }
      // Their glyph follows below.
      cells.inks[at] = own;
      cells.papers[at] = behind;
      this.#stale[at] = 1;
      shapes++;
    }
    if (shapes > 0) this.#fitGlyphs();
  }

  /** Writes the colours with which a cell's glyph has the light of its samples into `fit`: least squares. `isFlat`: the mean for both. */
  #fitLight(at: number, place: number, isFlat: boolean): void {
    const { cols } = this.#cells;
    const light = this.#samples.means.view;
    const { shares, sum: a, power: aa } = this.#lit[place];
    const stride = 4 * cols * MATCH_ACROSS;
    const n = MATCH_SAMPLES;
    const [sums, products] = [this.#sums.fill(0), this.#products.fill(0)];
    let from = Math.floor(at / cols) * MATCH_DOWN * stride + (at % cols) * MATCH_ACROSS * 4;
    for (let y = 0, i = 0; y < MATCH_DOWN; y++, from += stride - 4 * MATCH_ACROSS)
      for (let x = 0; x < MATCH_ACROSS; x++, i++, from += 4) {
        const share = shares[i];
        sums[0] += light[from];
        sums[1] += light[from + 1];
        sums[2] += light[from + 2];
        products[0] += share * light[from];
        products[1] += share * light[from + 1];
        products[2] += share * light[from + 2];
      }
    const spread = n * aa - a * a;
    for (let channel = 0; channel < 3; channel++) {
      let paper = sums[channel] / n;
      let ink = paper;
      if (!isFlat && spread > 1e-6) {
        const rise = (n * products[channel] - a * sums[channel]) / spread;
        paper = (sums[channel] - a * rise) / n;
        ink = paper + rise;
        if (paper < 0 || paper > 1) {
          paper = paper < 0 ? 0 : 1;
          ink = (products[channel] - paper * (a - aa)) / aa;
        } else if (ink < 0 || ink > 1) {
          ink = ink < 0 ? 0 : 1;
          paper = (sums[channel] - products[channel] - ink * (a - aa)) / (n - 2 * a + aa);
        }
      }
      this.#fit[channel] = seenLevel(ink);
      this.#fit[3 + channel] = seenLevel(paper);
    }
  }

  /** Chooses the glyphs of cells whose colours are of a palette. */
  #fitGlyphs(): void {
    const n = this.#places.length;
    const { inks, papers } = this.#cells;
    const ink = this.#ink.view;
    const paper = this.#paper.view;
    for (let at = 0; at < n; at++) {
      if (this.#stale[at] === 0) continue;
      const own = shownColor(this.#colors, inks[at], this.#theme);
      const behind = shownColor(this.#colors, papers[at], this.#theme);
      for (let channel = 0; channel < 3; channel++) {
        const shift = 16 - 8 * channel;
        ink[channel * n + at] = (own >> shift) & 255;
        paper[channel * n + at] = (behind >> shift) & 255;
      }
    }
    this.#run(MATCH_FIXED.both, false);
    const places = this.#places.view;
    for (let at = 0; at < n; at++)
      if (this.#stale[at] === 1) this.#put(at, places[at] & ~TEXTURED, inks[at], papers[at]);
  }

  #matchLight(): void {
    const { cols } = this.#cells;
    const { r, g, b } = this.#samples;
    const [red, green, blue] = [r.view, g.view, b.view];
    const most = this.#coverage[this.#toneGlyphs.at(-1)!];
    // Blocks can be as bright as the picture; of characters the densest is a third as bright, and shadows must stay visible.
    const isDense = most > 0.5;
    const before = this.#before.view;
    const stride = cols * MATCH_ACROSS;
    const wanted = this.#wanted;
    for (let at = 0; at < before.length; at++) {
      let [least, largest, sum] = [255, 0, 0];
      let from = Math.floor(at / cols) * MATCH_DOWN * stride + (at % cols) * MATCH_ACROSS;
      for (let y = 0; y < MATCH_DOWN; y++, from += stride - MATCH_ACROSS)
        for (let x = 0; x < MATCH_ACROSS; x++, from++) {
          const level = (54 * red[from] + 183 * green[from] + 19 * blue[from] + 128) >> 8;
          const light = isDense ? (level * level) / 255 : level;
          if (light < least) least = light;
          if (light > largest) largest = light;
          sum += light;
          wanted[y * MATCH_ACROSS + x] = (light * most) / 255;
        }
      const earlier = this.#hasEarlier ? before[at] : NO_PLACE;
      const share = (sum / (255 * MATCH_SAMPLES)) * most;
      const place =
        largest - least < FLAT_LIGHT ? this.#nearestTone(share, earlier) : this.#nearestShape(share, earlier);
      before[at] = place;
      this.#cells.put(at, this.#glyphs[place], 0, 0);
    }
  }

  /** The glyph that is most like `#wanted`, as a whole and at each sample; the earlier one is kept while it is nearly as close. */
  #nearestShape(share: number, earlier: number): number {
    const wanted = this.#wanted;
    let best = 0;
    let least = Infinity;
    for (let place = 0; place < this.#glyphs.length; place++) {
      const own = this.#glyphSamples[place];
      const whole = this.#coverage[place] - share;
      let error = LIGHT_WEIGHT * MATCH_SAMPLES * whole * whole - (place === earlier ? LIGHT_MARGIN : 0);
      for (let i = 0; i < MATCH_SAMPLES && error < least; i++) error += (own[i] - wanted[i]) ** 2;
      if (error < least) [least, best] = [error, place];
    }
    return best;
  }

  /** The tone of a coverage; the earlier one is kept while it is nearly as close. */
  #nearestTone(share: number, earlier: number): number {
    let best = this.#toneGlyphs[0];
    for (const place of this.#toneGlyphs)
      if (Math.abs(this.#coverage[place] - share) < Math.abs(this.#coverage[best] - share)) best = place;
    const isNear =
      this.#toneGlyphs.includes(earlier) &&
      Math.abs(this.#coverage[earlier] - share) < Math.abs(this.#coverage[best] - share) + 0.01;
    return isNear ? earlier : best;
  }

  /** A full block is a blank on its ink: terminals draw that without seams. */
  #put(at: number, place: number, ink: number, paper: number): void {
    const share = this.#coverage[place];
    if (share === 0 || ink === paper) this.#putBlank(at, paper);
    else if (share > 0.999) this.#putBlank(at, ink);
    else this.#cells.put(at, this.#glyphs[place], ink, paper);
  }

  #putBlank(at: number, paper: number): void {
    this.#cells.put(at, this.#glyphs[0], paper, paper);
  }
}

const seenLevel = (light: number): number => SRGB_OF_LINEAR[Math.round(Math.min(1, Math.max(0, light)) * LINEAR_MAX)];

const sum = (values: Uint8Array): number => values.reduce((total, value) => total + value, 0);

/** How bright a glyph is at its samples: white over black, as terminals blend it (levels rather than light). */
interface LitGlyph {
  /** Light 0..1. */
  shares: Float64Array;
  /** Of the shares, and of their squares. */
  sum: number;
  power: number;
}

function litGlyph(atlas: GlyphAtlas, index: number): LitGlyph {
  const shares = new Float64Array(MATCH_SAMPLES);
  const [across, down] = [CELL.width / MATCH_ACROSS, CELL.height / MATCH_DOWN];
  for (let y = 0; y < CELL.height && index !== EMPTY_CELL; y++)
    for (let x = 0; x < CELL.width; x++)
      shares[Math.floor(y / down) * MATCH_ACROSS + Math.floor(x / across)] +=
        LINEAR_OF_SRGB[atlas.coverage(index, x, y)] / LINEAR_MAX / (across * down);
  return {
    shares,
    sum: shares.reduce((total, share) => total + share, 0),
    power: shares.reduce((total, share) => total + share * share, 0),
  };
}

/** Where each sample of the cells is in the frame. Samples outside it are black. */
function placedMeans(
  kernels: Kernels,
  memory: KernelMemory,
  { stride, channels }: PictureRows,
  grid: CellGrid,
  { width, height }: { width: number; height: number },
  at: number,
): CellMeans {
  const fit = fitInGrid(grid, { width, height });
  const [across, down] = [fit.cols * MATCH_ACROSS, fit.rows * MATCH_DOWN];
  const means = new CellMeans(kernels, memory, { width, height, stride, channels }, across, down);
  const spans = (count: number, length: number) => {
    const placed = { ...emptySpans(count), hi: length };
    for (let i = 0; i < count; i++) {
      placed.from[i] = (i * length) / count;
      placed.to[i] = ((i + 1) * length) / count;
    }
    return placed;
  };
  const bytes = 16;
  const rowStep = grid.cols * MATCH_ACROSS * bytes;
  means.place(spans(across, width), spans(down, height), {
    at: at + fit.top * MATCH_DOWN * rowStep + fit.left * MATCH_ACROSS * bytes,
    step: bytes,
    rowStep,
  });
  return means;
}

/** What fills a cell evenly, light to dense: shades, and characters for sets without them. */
const SHADES = '░▒▓█';
const CHARACTERS = '.:-~=+*coxan%#8&@';

/** Places of the glyphs for areas of one colour, by rising coverage: those that are even, and at least the blank and the densest. */
function chooseTones(codes: readonly number[], coverage: Float32Array): number[] {
  const densest = coverage.indexOf(Math.max(...coverage));
  const placesOf = (characters: string) =>
    [...characters].map((character) => codes.indexOf(character.codePointAt(0)!)).filter((place) => place > 0);
  const shades = placesOf(SHADES);
  const even = shades.length === SHADES.length ? shades : placesOf(CHARACTERS);
  const tones = [0, ...(even.length > 2 ? even : codes.keys()), densest];
  return [...new Set(tones)]
    .sort((a, b) => coverage[a] - coverage[b] || a - b)
    .filter((place, i, all) => i === 0 || coverage[place] - coverage[all[i - 1]] > 0.01);
}
