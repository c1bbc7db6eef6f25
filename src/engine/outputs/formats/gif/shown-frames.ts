// What a GIF shows of each frame, as palette indices. A pixel keeps its index while that is nearly as good as the best one: noise that
// nobody sees would otherwise be most of the file.

import { CHANNEL_WEIGHTS } from './build-palette.ts';
import { binOf } from './color-counts.ts';
import { BAYER } from './color-map.ts';
import type { ColorMap } from './color-map.ts';

export interface ShownFramesOptions {
  width: number;
  height: number;
  channels: 3 | 4;
  palette: Uint8Array;
  colorMap: ColorMap;
  /** The index of nothing: pixels with an alpha below 128. */
  clear: number;
  /** How much larger the weighted squared error of an old index may be than that of the best one. */
  tolerance: number;
}

export interface ShownFrames {
  /** Indices, row by row; `advance` changes them. */
  readonly shown: Uint8Array;
  /** Takes in the difference (exclusive or) from the last frame that was given. */
  advance(difference: Uint8Array): void;
}

export function createShownFrames(options: ShownFramesOptions): ShownFrames {
  const { width, height, channels, clear } = options;
  const pixels = new Uint8Array(width * height * channels);
  const shown = new Uint8Array(width * height).fill(clear);
  const show = pixelShower(shown, pixels, options);
  const target = new Uint32Array(pixels.buffer);
  // Four pixels of three bytes, or one of four, at a time: mostly nothing changes.
  const group = channels === 3 ? 3 : 1;
  const pixelsOfGroup = channels === 3 ? 4 : 1;

  return {
    shown,
    advance(difference) {
      const words = new Uint32Array(difference.buffer, difference.byteOffset, difference.length >> 2);
      const groups = words.length / group;
      for (let at = 0; at < groups; at++) {
        let changes = 0;
        for (let k = at * group; k < (at + 1) * group; k++) {
          changes |= words[k]!;
          target[k]! ^= words[k]!;
        }
        if (changes !== 0) show(at * pixelsOfGroup, (at + 1) * pixelsOfGroup);
      }
    },
  };
}

/** Chooses the indices of pixels `from` … `to` - 1. */
function pixelShower(
  shown: Uint8Array,
  pixels: Uint8Array,
  { width, channels, palette, colorMap, clear, tolerance }: ShownFramesOptions,
): (from: number, to: number) => void {
  const [wr, wg, wb] = CHANNEL_WEIGHTS;
  const { first, second, share } = colorMap;
  return (from, to) => {
    for (let i = from, at = from * channels; i < to; i++, at += channels) {
      if (channels === 4 && pixels[at + 3]! < 128) {
        shown[i] = clear;
        continue;
      }
      const r = pixels[at]!,
        g = pixels[at + 1]!,
        b = pixels[at + 2]!;
      const bin = binOf(r, g, b);
      let best = first[bin]!;
      if (best < 0) {
        colorMap.fill(bin);
        best = first[bin]!;
      }
      if (share[bin]! > 0) {
        const y = (i / width) | 0;
        if (BAYER[((y & 7) << 3) | ((i - y * width) & 7)]! < share[bin]!) best = second[bin]!;
      }
      const old = shown[i]!;
      if (old === best) continue;
      if (old !== clear) {
        let dr = palette[old * 3]! - r,
          dg = palette[old * 3 + 1]! - g,
          db = palette[old * 3 + 2]! - b;
        const kept = wr * dr * dr + wg * dg * dg + wb * db * db;
        dr = palette[best * 3]! - r;
        dg = palette[best * 3 + 1]! - g;
        db = palette[best * 3 + 2]! - b;
        if (kept <= wr * dr * dr + wg * dg * dg + wb * db * db + tolerance) continue;
      }
      shown[i] = best;
    }
  };
}
