// The colours of a terminal's palette: the nearest to a colour, and for areas of one colour the two whose mix comes closest, with the share of
// the ink that mixes them. Terminals may be themed; 0 to 15 are taken as xterm or DOS has them, and 16 to 255 are the same everywhere.

import { namedTheme, paletteColor } from '../../inputs/character-art/themes.ts';
import type { ColorDepth } from './cells.ts';

/** Whose sixteen colours are meant: those of xterm, or of DOS. */
export type PaletteTheme = 'xterm' | 'vga';

/** 0xRRGGBB of a colour of cells. */
export function shownColor(depth: ColorDepth, color: number, theme: PaletteTheme = 'xterm'): number {
  return depth === '24bit' ? color : depth === 'none' ? 0 : paletteColor(namedTheme(theme), color);
}

/** A mix of two colours of a palette. */
export interface ColorMix {
  paper: number;
  ink: number;
  /** Place of the tone's share among `shares`. */
  tone: number;
}

/** How much a mix of far colours counts against it, as a share of their distance: it is seen as noise. */
const NOISE = 0.12;
/** How much further from grey colours are taken where there are sixteen. */
const VIVID = 1.5;
/** Colours of 256 that are tried for a mix. */
const MOST_TRIED = 7;

export class PaletteColors {
  readonly #first: number;
  readonly #colors: readonly number[];
  readonly #shares: readonly number[];
  /** Bits of each channel that tell colours apart. */
  readonly #bits: number;
  readonly #nearest: Int16Array;
  readonly #mixes: Int32Array;

  /** `shares`: ink coverages 0..1 of the glyphs for areas of one colour, ascending; the first is 0. */
  constructor(depth: '256' | '16', shares: readonly number[], theme: PaletteTheme) {
    // Of 256 those that no theme changes.
    this.#first = depth === '16' ? 0 : 16;
    const count = depth === '16' ? 16 : 240;
    this.#colors = Array.from({ length: count }, (_, i) => shownColor(depth, this.#first + i, theme));
    this.#shares = shares;
    this.#bits = depth === '16' ? 5 : 6;
    this.#nearest = new Int16Array(1 << (3 * this.#bits)).fill(-1);
    this.#mixes = new Int32Array(1 << (3 * this.#bits)).fill(-1);
  }

  /** Number of the nearest colour. */
  nearest(red: number, green: number, blue: number): number {
    const [r, g, b] = this.#vivid(red, green, blue);
    const key = this.#key(r, g, b);
    let found = this.#nearest[key];
    if (found < 0) {
      let best = Infinity;
      this.#colors.forEach((color, i) => {
        const far = distance(r, g, b, color >> 16, (color >> 8) & 255, color & 255);
        if (far < best) [best, found] = [far, i];
      });
      this.#nearest[key] = found;
    }
    return this.#first + found;
  }

  /** The mix that comes closest to a colour. */
  mix(red: number, green: number, blue: number): ColorMix {
    const [r, g, b] = this.#vivid(red, green, blue);
    const key = this.#key(r, g, b);
    if (this.#mixes[key] < 0) this.#mixes[key] = this.#findMix(r, g, b);
    const found = this.#mixes[key];
    return { paper: this.#first + (found >> 16), ink: this.#first + ((found >> 8) & 255), tone: found & 255 };
  }

  /** Muted colours would all be grey among sixteen. */
  #vivid(r: number, g: number, b: number): [number, number, number] {
    if (this.#colors.length > 16) return [r, g, b];
    const light = (54 * r + 183 * g + 19 * b) / 256;
    const away = (level: number) => Math.min(255, Math.max(0, Math.round(light + (level - light) * VIVID)));
    return [away(r), away(g), away(b)];
  }

  #key(r: number, g: number, b: number): number {
    const drop = 8 - this.#bits;
    return ((((r >> drop) << this.#bits) | (g >> drop)) << this.#bits) | (b >> drop);
  }

  #findMix(r: number, g: number, b: number): number {
    const tried = this.#colors
      .map((color, i) => ({ color, i, far: distance(r, g, b, color >> 16, (color >> 8) & 255, color & 255) }))
      .sort((x, y) => x.far - y.far || x.i - y.i)
      .slice(0, this.#colors.length <= 16 ? 16 : MOST_TRIED);
    let found = 0;
    let best = Infinity;
    for (const paper of tried) {
      for (const ink of tried) {
        const noise = paper === ink ? 0 : NOISE * distanceOf(paper.color, ink.color);
        for (let tone = 0; tone < (paper === ink ? 1 : this.#shares.length); tone++) {
          const share = this.#shares[tone];
          const at = (shift: number) => mixed((paper.color >> shift) & 255, (ink.color >> shift) & 255, share);
          const error = distance(r, g, b, at(16), at(8), at(0)) + 4 * share * (1 - share) * noise;
          if (error < best) [best, found] = [error, (paper.i << 16) | (ink.i << 8) | tone];
        }
      }
    }
    return found;
  }
}

/** Mix of two levels as light, with a gamma of 2. */
const mixed = (paper: number, ink: number, share: number): number =>
  Math.sqrt(paper * paper + (ink * ink - paper * paper) * share);

/** Squared distance as seen, roughly: differences weighted by how red the colours are. */
function distance(r: number, g: number, b: number, r2: number, g2: number, b2: number): number {
  const red = (r + r2) / 2;
  const [dr, dg, db] = [r - r2, g - g2, b - b2];
  return (2 + red / 256) * dr * dr + 4 * dg * dg + (2 + (255 - red) / 256) * db * db;
}
const distanceOf = (a: number, b: number): number =>
  distance(a >> 16, (a >> 8) & 255, a & 255, b >> 16, (b >> 8) & 255, b & 255);
