// Onset strength of three bands that drums dominate, from the magnitudes of one window: how much the band has become louder, on a
// compressed scale (spectral flux by band, Böck and Widmer 2013). Noise in the middle band tells a snare from a bright chord.

import { ONSET_WINDOW } from '../onset-strength.ts';
import { SAMPLE_RATE } from '../timeline.ts';

export interface DrumOnsets {
  kick: number;
  snare: number;
  hat: number;
}

/** Hz. */
const BANDS = { kick: [30, 130], snare: [1200, 6000], hat: [8000, 16000] } as const;
/** Of the levels of each band. Less for the kick, whose band others leak into. */
const COMPRESSION = [8, 100, 100];

/** Creates a meter of successive windows. Its result is valid until the next call. */
export function createDrumMeter(): (magnitudes: Float32Array) => DrumOnsets {
  const binOf = (hz: number) => Math.max(1, Math.round((hz * ONSET_WINDOW) / SAMPLE_RATE));
  const ranges = Object.values(BANDS).map(([from, to]) => [binOf(from), binOf(to)] as const);
  const before = new Float64Array(3);
  const out: DrumOnsets = { kick: 0, snare: 0, hat: 0 };
  let isFirst = true;
  return (magnitudes) => {
    const rises = ranges.map(([from, to], band) => {
      let level = 0;
      for (let bin = from; bin < to; bin++) level += magnitudes[bin];
      const loud = Math.log1p((COMPRESSION[band] * level) / Math.sqrt(to - from));
      const rise = isFirst ? 0 : Math.max(0, loud - before[band]);
      before[band] = loud;
      return rise;
    });
    isFirst = false;
    out.kick = rises[0];
    out.snare = rises[1] * flatness(magnitudes, ...ranges[1]);
    out.hat = rises[2];
    return out;
  };
}

/** Geometric over arithmetic mean of the powers: 0 for a tone, about 0.56 for noise. */
function flatness(magnitudes: Float32Array, from: number, to: number): number {
  let logs = 0,
    powers = 0;
  for (let bin = from; bin < to; bin++) {
    const power = magnitudes[bin] * magnitudes[bin] + 1e-12;
    logs += Math.log(power);
    powers += power;
  }
  const count = to - from;
  return Math.exp(logs / count) / (powers / count);
}
