// The frame that is the thumbnail: the one with the most structure × brightness among those that were sketched, three of each clip.

import type { Sketch } from '../../outputs/frame-sketch.ts';

/** Limited range of luma. */
const BLACK = 16;
const WHITE = 235;
/** Brighter frames are not better: shapes fade. */
const BRIGHT_ENOUGH = 0.5;

/** 0..1: mean difference of neighbouring blocks, times brightness. */
export function thumbnailScore({ columns, rows, luma }: Sketch): number {
  let sum = 0;
  let steps = 0;
  let pairs = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      sum += luma[at]!;
      if (column + 1 < columns) {
        steps += Math.abs(luma[at + 1]! - luma[at]!);
        pairs++;
      }
      if (row + 1 < rows) {
        steps += Math.abs(luma[at + columns]! - luma[at]!);
        pairs++;
      }
    }
  const structure = steps / Math.max(1, pairs) / (WHITE - BLACK);
  const brightness = Math.max(0, sum / Math.max(1, luma.length) - BLACK) / (WHITE - BLACK);
  return structure * Math.min(BRIGHT_ENOUGH, brightness);
}

/** Null without samples. The earlier of equal ones. */
export function chooseThumbnail<T extends { sketch: Sketch }>(samples: readonly T[]): T | null {
  let best: { sample: T; score: number } | null = null;
  for (const sample of samples) {
    const score = thumbnailScore(sample.sketch);
    if (best === null || score > best.score) best = { sample, score };
  }
  return best?.sample ?? null;
}
