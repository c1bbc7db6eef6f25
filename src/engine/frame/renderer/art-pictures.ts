// Character art as pictures, for its light and colours as fields: each screen drawn with its glyphs and colours, ink over paper, and
// transparent where there is neither.

import { type ArtScreen, ART_STYLE, artLook, type CharacterArt, NO_PAPER } from '../media/character-art.ts';
import type { Material, PictureData, PictureShape, Shot } from '../media/material.ts';
import { type CellSize, cellSize } from '../glyphs/cell-size.ts';
import { fontStack } from '../glyphs/font-stack.ts';
import { glyphCoverage } from '../glyphs/glyph-coverage.ts';
import { styledCoverage } from '../glyphs/styled-coverage.ts';
import type { RenderEnv } from './render-env.ts';

/** Pixels of a screen, at most: larger art is drawn with smaller glyphs. */
const MOST_PIXELS = 3 << 20;
/** Pictures whose samples stay valid. */
const KEPT = 3;

export class ArtPictures implements Material {
  readonly kind: 'picture' | 'footage';
  readonly shape: PictureShape;
  readonly seconds: number;
  readonly cuts: readonly number[] = [];
  readonly shots: readonly Shot[] = [
    { from: 0, to: Infinity, histogram: new Float32Array(256).fill(1 / 256), low: 0, high: 1 },
  ];
  readonly #env: RenderEnv;
  readonly #art: CharacterArt;
  readonly #cell: CellSize;
  readonly #pictures: PictureData[] = [];
  #last: PictureData | null = null;

  constructor(env: RenderEnv, art: CharacterArt) {
    this.#env = env;
    this.#art = art;
    this.kind = art.seconds > 0 ? 'footage' : 'picture';
    this.seconds = art.seconds;
    const { primary } = fontStack();
    const perCell = Math.sqrt(MOST_PIXELS / (190 * Math.max(1, art.cols * art.rows)));
    this.#cell = cellSize(primary, 'md', 1080, 1080, 1 / Math.min(1, Math.max(0.3, perCell)));
    const { width, height } = this.#cell;
    this.shape = {
      width: Math.max(1, art.cols * width),
      height: Math.max(1, art.rows * height),
      quarterTurns: 0,
      isMirrored: false,
    };
  }

  at(seconds: number): PictureData {
    const screen = this.#art.at(seconds);
    const at = this.#pictures.findIndex(({ serial }) => serial === screen.serial);
    if (at >= 0) return (this.#last = this.#pictures[at]);
    const { width, height } = this.shape;
    const samples =
      this.#pictures.length >= KEPT
        ? (this.#pictures.shift()!.planes[0] as Uint8Array)
        : new Uint8Array(4 * width * height);
    this.#draw(screen, samples);
    const picture: PictureData = {
      ...{ serial: screen.serial, seconds, width, height, layout: 'rgba', planes: [samples], chromaX: 0, chromaY: 0 },
      ...{ bits: 8, hasAlpha: true, isPremultiplied: false },
      color: { matrix: 'rgb', range: 'full', transfer: 'srgb', primaries: 'bt709' },
    };
    this.#pictures.push(picture);
    return (this.#last = picture);
  }
  last(): PictureData | null {
    return this.#last;
  }
  analyse(): Promise<void> {
    return Promise.resolve();
  }
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  #draw({ glyphs, ink, paper, styles }: ArtScreen, samples: Uint8Array): void {
    const { cols, rows } = this.#art;
    const stack = fontStack();
    samples.fill(0);
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        const isWide = (styles[i] & ART_STYLE.wide) !== 0;
        // The right half of a wide glyph comes with the left one.
        if (glyphs[i] === '' && col > 0 && (styles[i - 1] & ART_STYLE.wide) !== 0) continue;
        const cell = isWide ? { ...this.#cell, width: 2 * this.#cell.width } : this.#cell;
        const look = artLook(styles[i]);
        const hasGlyph = glyphs[i] !== '' && (glyphs[i] !== ' ' || look?.isUnderlined === true);
        if (!hasGlyph && paper[i] === NO_PAPER) continue;
        const plain = hasGlyph ? glyphCoverage(this.#env.rasteriser.glyph, stack, cell, glyphs[i]) : null;
        const coverage = plain && look ? styledCoverage(plain, cell, look) : plain;
        if (hasGlyph && coverage === null) this.#env.warn(missing(glyphs[i]));
        this.#drawCell(samples, col, row, cell.width, coverage, ink[i], paper[i]);
      }
    }
  }

  #drawCell(
    samples: Uint8Array,
    col: number,
    row: number,
    width: number,
    coverage: Uint8Array | null,
    ink: number,
    paper: number,
  ): void {
    const { height } = this.#cell;
    const stride = this.shape.width;
    const across = Math.min(width, stride - col * this.#cell.width);
    for (let y = 0; y < height; y++) {
      let at = 4 * ((row * height + y) * stride + col * this.#cell.width);
      for (let x = 0; x < across; x++, at += 4) {
        const share = coverage ? coverage[y * width + x] : 0;
        const isOpen = paper === NO_PAPER;
        for (let c = 0; c < 3; c++) {
          const shift = 16 - 8 * c;
          const own = (ink >> shift) & 255;
          const under = isOpen ? own : (paper >> shift) & 255;
          samples[at + c] = Math.floor(under + ((own - under) * share) / 255 + 0.5);
        }
        samples[at + 3] = isOpen ? share : 255;
      }
    }
  }
}

/** The warning for a glyph of character art that no font has. */
export const missing = (glyph: string): string =>
  `No font has the glyph ${glyph} (U+${glyph.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}) of the character art; it was left out.`;
