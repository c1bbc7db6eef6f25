// Onset strength: by how much the bands get louder from one hop to the next (spectral flux, Böck 2013). Beats are found from the
// peaks of this curve. Bands are logarithmic and levels compressed, so that a quiet hi-hat counts beside a loud kick.

import { createSpectrumWindow } from './spectrum-window.ts';
import type { StereoSamples } from './spectrum-window.ts';
import { SAMPLE_RATE } from './timeline.ts';

/** Samples between two values: 100 values a second. */
export const ONSET_HOP = SAMPLE_RATE / 100;
export const ONSET_RATE = 100;
export const ONSET_WINDOW = 1024;
const BANDS = 36;
const COMPRESSION = 100;

export interface OnsetMoment {
  strength: number;
  /** Of the window, valid until the next call. */
  magnitudes: Float32Array;
}

/** Creates a meter of the onset strength of the window that starts at `at`. Call it in the order of time. */
export function createOnsetMeter(): (samples: StereoSamples, at: number) => OnsetMoment {
  const window = createSpectrumWindow(ONSET_WINDOW);
  const edges = Array.from({ length: BANDS + 1 }, (_, i) => 30 * (16000 / 30) ** (i / BANDS));
  const binOf = (hz: number) => Math.round((hz * ONSET_WINDOW) / SAMPLE_RATE);
  const ranges: [number, number][] = [];
  for (let band = 0; band < BANDS; band++) {
    const from = Math.max(1, binOf(edges[band])),
      to = Math.max(from + 1, binOf(edges[band + 1]));
    if (ranges.at(-1)?.[0] !== from) ranges.push([from, to]);
  }
  let before: Float32Array | null = null;
  const now = new Float32Array(ranges.length);
  return (samples, at) => {
    const magnitudes = window.measure(samples, at);
    let rise = 0;
    for (let band = 0; band < ranges.length; band++) {
      let level = 0;
      for (let bin = ranges[band][0]; bin < ranges[band][1]; bin++) level += magnitudes[bin];
      now[band] = Math.log1p(COMPRESSION * level);
      if (before) rise += Math.max(0, now[band] - before[band]);
    }
    before ??= new Float32Array(ranges.length);
    before.set(now);
    return { strength: rise / ranges.length, magnitudes };
  };
}
