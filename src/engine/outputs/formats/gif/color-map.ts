// Which palette entry stands for a colour, for all colours of a bin at once: the nearest, or with ordered dither a mixture of two.

import { CHANNEL_WEIGHTS } from './build-palette.ts';
import { BINS, binOf } from './color-counts.ts';

export type Dither = 'none' | 'ordered';

/** Tables by bin, filled where they are asked for; arrays, because they are read for every pixel. */
export interface ColorMap {
  /** The nearest entry; -1 where `fill` has not been called for the bin. */
  first: Int16Array;
  /** The entry that is mixed in where `BAYER` is less than `share` (of 64). */
  second: Uint8Array;
  share: Uint8Array;
  fill(bin: number): void;
}

/** Thresholds 0..63 of an 8 × 8 ordered dither. */
export const BAYER = Uint8Array.from({ length: 64 }, (_, i) => {
  const x = i & 7,
    y = i >> 3;
  let value = 0;
  for (let bit = 0; bit < 3; bit++) {
    const [u, v] = [(x >> bit) & 1, (y >> bit) & 1];
    value |= (((u ^ v) << 1) | v) << (2 * (2 - bit));
  }
  return value;
});
/** Two colours far apart make a visible pattern: their squared distance counts as error by this share. */
const PATTERN_COST = 0.12;
/** A smaller share of the second colour (of 64) is not worth its pattern. */
const LEAST_SHARE = 5;

export function createColorMap(palette: Uint8Array, dither: Dither): ColorMap {
  const first = new Int16Array(BINS).fill(-1);
  const second = new Uint8Array(BINS);
  const share = new Uint8Array(BINS);
  const search = createSearch(palette);
  return {
    first,
    second,
    share,
    fill(bin) {
      const nearest = (first[bin] = search.nearest(bin));
      if (dither === 'none') return;
      const mixed = search.mixture(bin, nearest);
      second[bin] = mixed.second;
      share[bin] = mixed.share;
    },
  };
}

function createSearch(palette: Uint8Array) {
  const [wr, wg, wb] = CHANNEL_WEIGHTS;
  const count = palette.length / 3;
  const own = new Map<number, number>();
  for (let k = count - 1; k >= 0; k--) own.set(binOf(palette[k * 3]!, palette[k * 3 + 1]!, palette[k * 3 + 2]!), k);
  const place = (bin: number): [number, number, number] => [
    ((bin >> 12) << 2) + 1.5,
    (((bin >> 6) & 63) << 2) + 1.5,
    ((bin & 63) << 2) + 1.5,
  ];
  return {
    nearest(bin: number): number {
      const [r, g, b] = place(bin);
      let best = 0,
        least = Infinity;
      for (let k = 0, i = 0; k < count; k++, i += 3) {
        const dr = palette[i]! - r,
          dg = palette[i + 1]! - g,
          db = palette[i + 2]! - b;
        const error = wr * dr * dr + wg * dg * dg + wb * db * db;
        if (error < least) {
          least = error;
          best = k;
        }
      }
      return best;
    },
    /** The entry that mixed with `first` comes nearest to the bin, and its share of 64. */
    mixture(bin: number, first: number): { second: number; share: number } {
      // An entry in the bin itself is the colour.
      if (own.has(bin)) return { second: first, share: 0 };
      const [r, g, b] = place(bin);
      const fr = r - palette[first * 3]!,
        fg = g - palette[first * 3 + 1]!,
        fb = b - palette[first * 3 + 2]!;
      let least = wr * fr * fr + wg * fg * fg + wb * fb * fb,
        second = first,
        share = 0;
      for (let k = 0, i = 0; k < count; k++, i += 3) {
        const dr = palette[i]! - palette[first * 3]!,
          dg = palette[i + 1]! - palette[first * 3 + 1]!,
          db = palette[i + 2]! - palette[first * 3 + 2]!;
        const length = wr * dr * dr + wg * dg * dg + wb * db * db;
        if (length === 0) continue;
        const t = Math.min(0.5, (wr * fr * dr + wg * fg * dg + wb * fb * db) / length);
        if (t <= 0) continue;
        const er = fr - t * dr,
          eg = fg - t * dg,
          eb = fb - t * db;
        const error = wr * er * er + wg * eg * eg + wb * eb * eb + PATTERN_COST * t * length;
        if (error < least) {
          least = error;
          second = k;
          share = Math.round(t * 64);
        }
      }
      return share < LEAST_SHARE ? { second: first, share: 0 } : { second, share };
    },
  };
}
