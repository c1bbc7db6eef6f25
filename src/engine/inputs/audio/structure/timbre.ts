// What a moment of music sounds like: the levels of bands (its instruments) and of the twelve pitch classes (its harmony), ten
// times a second. Sections are where this changes.

import { createSpectrumWindow } from '../spectrum-window.ts';
import type { StereoSamples } from '../spectrum-window.ts';
import { SAMPLE_RATE } from '../timeline.ts';

export const TIMBRE_RATE = 10;
export const TIMBRE_HOP = SAMPLE_RATE / TIMBRE_RATE;
export const TIMBRE_WINDOW = 4096;
export const TIMBRE_BANDS = 16;
const PITCHES = 12;
export const TIMBRE_SIZE = TIMBRE_BANDS + PITCHES;
/** Levels below the loudest by more than this (decibels) count as silence. */
const FLOOR_DB = -70;
/** Pitches are told from this range, in Hz. */
const LOWEST_PITCH = 130;
const HIGHEST_PITCH = 2100;
const A4 = 440;

/** Creates a meter of the window that starts at `at`. Its result is valid until the next call. */
export function createTimbreMeter(): (samples: StereoSamples, at: number) => Float32Array {
  const window = createSpectrumWindow(TIMBRE_WINDOW);
  const hzPerBin = SAMPLE_RATE / TIMBRE_WINDOW;
  const edges = Array.from({ length: TIMBRE_BANDS + 1 }, (_, i) =>
    Math.max(2, Math.round((30 * (16000 / 30) ** (i / TIMBRE_BANDS)) / hzPerBin)),
  );
  const pitchOf = new Int8Array(TIMBRE_WINDOW / 2).fill(-1);
  for (let bin = Math.ceil(LOWEST_PITCH / hzPerBin); bin * hzPerBin < HIGHEST_PITCH; bin++)
    pitchOf[bin] = ((Math.round(12 * Math.log2((bin * hzPerBin) / A4)) % PITCHES) + PITCHES) % PITCHES;
  const out = new Float32Array(TIMBRE_SIZE);
  return (samples, at) => {
    const magnitudes = window.measure(samples, at);
    for (let band = 0; band < TIMBRE_BANDS; band++) {
      let power = 0;
      for (let bin = edges[band]; bin < Math.max(edges[band] + 1, edges[band + 1]); bin++)
        power += magnitudes[bin] ** 2;
      out[band] = Math.max(FLOOR_DB, 10 * Math.log10(power + 1e-12));
    }
    out.fill(0, TIMBRE_BANDS);
    for (let bin = 1; bin < pitchOf.length; bin++)
      if (pitchOf[bin] >= 0) out[TIMBRE_BANDS + pitchOf[bin]] += magnitudes[bin];
    let top = 1e-6;
    for (let pitch = TIMBRE_BANDS; pitch < TIMBRE_SIZE; pitch++) top = Math.max(top, out[pitch]);
    for (let pitch = TIMBRE_BANDS; pitch < TIMBRE_SIZE; pitch++) out[pitch] /= top;
    return out;
  };
}
