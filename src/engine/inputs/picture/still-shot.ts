// The brightness of a still picture, which is a single shot.

import type { PictureData, Shot } from '../../frame/media/material.ts';

const STEPS = 256;
/** Larger pictures are sampled. */
const MOST_SAMPLES = 1 << 20;

export function stillShot({ planes: [samples], width, height, bits }: PictureData): Shot {
  const counts = new Float64Array(STEPS);
  const max = 2 ** bits - 1;
  const pixels = width * height;
  const step = Math.max(1, Math.ceil(pixels / MOST_SAMPLES));
  let total = 0;
  for (let i = 0; i < pixels; i += step) {
    const at = i * 4;
    const luma = 0.2126 * samples[at] + 0.7152 * samples[at + 1] + 0.0722 * samples[at + 2];
    counts[Math.floor((luma / max) * (samples[at + 3] / max) * (STEPS - 1) + 0.5)]++;
    total++;
  }
  return {
    from: 0,
    to: Infinity,
    histogram: Float32Array.from(counts, (count) => count / total),
    low: lightBelow(counts, total * 0.01),
    high: lightBelow(counts, total * 0.99),
  };
}

function lightBelow(counts: Float64Array, samples: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    sum += counts[step];
    if (sum >= samples) return step / (STEPS - 1);
  }
  return 1;
}
