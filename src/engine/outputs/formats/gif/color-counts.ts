// How often each colour was drawn, in bins of 6 bits a channel: what a palette is made of.

/** Bins of a channel are 4 levels wide. */
const BIN_BITS = 6;
const DROPPED_BITS = 8 - BIN_BITS;
export const BINS = 1 << (3 * BIN_BITS);
/** Of each bin that was met: its number, pixels, and the sums of what R, G and B are above the bin's least level. */
const WORDS = 5;

export const binOf = (r: number, g: number, b: number): number =>
  ((r >> DROPPED_BITS) << (2 * BIN_BITS)) | ((g >> DROPPED_BITS) << BIN_BITS) | (b >> DROPPED_BITS);

/** A bin's mean colour and its pixels. */
export interface CountedColor {
  bin: number;
  r: number;
  g: number;
  b: number;
  count: number;
}

export interface ColorCounter {
  /**
   * Counts the pixels of every row of the first frame, and of every second row of the others, which are half the work and the same colours.
   * With 4 channels, pixels with an alpha below 128 are left out.
   */
  add(pixels: Uint8Array): void;
  /** Plain numbers, little-endian as the machine's; `readCounts` reads them. */
  bytes(): Uint8Array;
}

export function createColorCounter(width: number, channels: 3 | 4): ColorCounter {
  // Side by side, so that a bin is one line of the cache: pixels, then the sums of the dropped bits.
  const counts = new Uint32Array(BINS * 4);
  let frames = 0;
  return {
    add(pixels) {
      const rowBytes = width * channels;
      const apart = frames === 0 ? 1 : 2;
      for (let row = (frames & (apart - 1)) * rowBytes; row < pixels.length; row += apart * rowBytes) {
        let last = -1,
          at = 0;
        for (let i = row; i < row + rowBytes; i += channels) {
          if (channels === 4 && pixels[i + 3]! < 128) continue;
          const r = pixels[i]!,
            g = pixels[i + 1]!,
            b = pixels[i + 2]!;
          const color = (r << 16) | (g << 8) | b;
          if (color !== last) {
            last = color;
            at = binOf(r, g, b) * 4;
          }
          counts[at]!++;
          counts[at + 1]! += r & 3;
          counts[at + 2]! += g & 3;
          counts[at + 3]! += b & 3;
        }
      }
      frames++;
    },
    bytes() {
      const words: number[] = [];
      for (let bin = 0; bin < BINS; bin++)
        if (counts[bin * 4]! > 0) words.push(bin, ...counts.subarray(bin * 4, bin * 4 + 4));
      return new Uint8Array(Uint32Array.from(words).buffer);
    },
  };
}

/** The colours of several counters together, in the order of their bins. */
export function mergeCounts(parts: readonly Uint8Array[]): CountedColor[] {
  const sums = new Float64Array(BINS * 4);
  for (const part of parts) {
    const words = new Uint32Array(Uint8Array.from(part).buffer);
    for (let i = 0; i < words.length; i += WORDS)
      for (let k = 0; k < 4; k++) sums[words[i]! * 4 + k] += words[i + 1 + k]!;
  }
  const colors: CountedColor[] = [];
  const mask = (1 << BIN_BITS) - 1;
  for (let bin = 0; bin < BINS; bin++) {
    const count = sums[bin * 4]!;
    if (count === 0) continue;
    const level = (channel: number, shift: number) =>
      (((bin >> shift) & mask) << DROPPED_BITS) + sums[bin * 4 + channel]! / count;
    colors.push({ bin, count, r: level(1, 2 * BIN_BITS), g: level(2, BIN_BITS), b: level(3, 0) });
  }
  return colors;
}
