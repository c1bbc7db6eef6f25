// The part of a font that layout needs: metrics and the characters it has. The rasteriser draws it.

export interface FontMetrics {
  unitsPerEm: number;
  ascent: number;
  /** Positive, below the baseline. */
  descent: number;
  /** Advance width of a capital letter, which is the width of a cell. */
  advance: number;
  /** All letters have that width. */
  isFixed: boolean;
  /** Ranges of code points, [first, last, first, last …], ascending. */
  ranges: readonly number[];
}

export interface Font extends Omit<FontMetrics, 'ranges'> {
  /** Identifies the content: fonts of the same name draw the same pixels. */
  readonly family: string;
  readonly isBundled: boolean;
  /** Source for the rasteriser: the bytes, or the name of a bundled file. */
  readonly data: Uint8Array | string;
  /** Number of characters in `ranges`. */
  readonly characters: number;
  has(codePoint: number): boolean;
}

export function createFont(options: {
  family: string;
  metrics: FontMetrics;
  data: Uint8Array | string;
  isBundled: boolean;
}): Font {
  const { ranges, ...metrics } = options.metrics;
  let characters = 0;
  for (let i = 0; i < ranges.length; i += 2) characters += ranges[i + 1] - ranges[i] + 1;
  return {
    ...metrics,
    family: options.family,
    isBundled: options.isBundled,
    data: options.data,
    characters,
    has: (codePoint) => isInRanges(ranges, codePoint),
  };
}

function isInRanges(ranges: readonly number[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[middle * 2]) high = middle - 1;
    else if (codePoint > ranges[middle * 2 + 1]) low = middle + 1;
    else return true;
  }
  return false;
}
