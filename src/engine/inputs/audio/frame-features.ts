// Raw features of the window of sound at one frame. normalise-features.ts smooths and scales them once the whole track is known.

import { SPECTRUM_BINS, WAVEFORM_POINTS } from '../../frame/features/audio-features.ts';
import { createSpectrumWindow } from './spectrum-window.ts';
import type { StereoSamples } from './spectrum-window.ts';
import { SAMPLE_RATE } from './timeline.ts';

export const FEATURE_WINDOW = 2048;
/** Band edges in Hz: sub, bass, lowmid, mid, highmid, high. */
export const BAND_EDGES = [20, 60, 250, 500, 2000, 4000, 16000];
/** Raw columns: rms, six bands, centroid, flatness, flux. */
export const RAW_COLUMNS = 10;
/** Units of the raw detail: 1/64 dB for the spectrum, 1/16384 of full scale for the wave. */
export const DECIBEL_STEP = 1 / 64;
export const WAVE_STEP = 1 / 16384;
const FLOOR = 1e-5; // -100 dB

export interface RawFrame {
  columns: Float64Array;
  detail: Int16Array;
}

/** Creates a meter of the window centred on `center`. Its result is valid until the next call. */
export function createFrameMeter(): (samples: StereoSamples, center: number, from: number, to: number) => RawFrame {
  const window = createSpectrumWindow(FEATURE_WINDOW);
  const hzPerBin = SAMPLE_RATE / FEATURE_WINDOW;
  const columns = new Float64Array(RAW_COLUMNS);
  const detail = new Int16Array(SPECTRUM_BINS + WAVEFORM_POINTS);
  const before = new Float32Array(FEATURE_WINDOW / 2);
  const wave = new Float32Array(FEATURE_WINDOW);
  const places = Float64Array.from(
    { length: SPECTRUM_BINS + 1 },
    (_, i) => (30 * (16000 / 30) ** (i / SPECTRUM_BINS)) / hzPerBin,
  );

  return (samples, center, from, to) => {
    const at = center - FEATURE_WINDOW / 2;
    const magnitudes = window.measure(samples, at);

    let square = 0;
    for (let i = from; i < to; i++) square += samples.left[i] ** 2 + samples.right[i] ** 2;
    columns[0] = Math.sqrt(square / 2 / Math.max(1, to - from));
    columns.fill(0, 1);

    let total = 0,
      weighted = 0,
      logs = 0,
      powers = 0,
      count = 0,
      rise = 0,
      band = 0;
    for (let bin = 1; bin < magnitudes.length; bin++) {
      const hz = bin * hzPerBin;
      const magnitude = magnitudes[bin];
      if (hz >= BAND_EDGES[0] && hz < BAND_EDGES[6]) {
        while (hz >= BAND_EDGES[band + 1]) band++;
        columns[1 + band] += magnitude * magnitude;
        total += magnitude;
        weighted += magnitude * hz;
        const power = magnitude * magnitude + 1e-12;
        logs += Math.log(power);
        powers += power;
        count++;
      }
      const level = Math.log1p(1000 * magnitude);
      rise += Math.max(0, level - before[bin]);
      before[bin] = level;
    }
    for (let i = 1; i <= 6; i++) columns[i] = Math.sqrt(columns[i]);
    columns[7] = total > 1e-4 ? weighted / total : 0;
    columns[8] = total > 1e-4 ? Math.exp(logs / count) / (powers / count) : 0;
    columns[9] = rise / magnitudes.length;

    for (let i = 0; i < SPECTRUM_BINS; i++)
      detail[i] = Math.round(
        (20 * Math.log10(Math.max(FLOOR, bandLevel(magnitudes, places[i], places[i + 1])))) / DECIBEL_STEP,
      );
    mixInto(wave, samples, at);
    // Start at a rising zero crossing, so that a steady tone does not move.
    const latest = FEATURE_WINDOW / 2 - WAVEFORM_POINTS;
    let start = latest;
    for (let i = 1; i < latest; i++)
      if (wave[i - 1] <= 0 && wave[i] > 0) {
        start = i;
        break;
      }
    for (let i = 0; i < WAVEFORM_POINTS; i++) {
      const sample = (wave[start + 2 * i] + wave[start + 2 * i + 1]) / 2;
      detail[SPECTRUM_BINS + i] = Math.max(-32768, Math.min(32767, Math.round(sample / WAVE_STEP)));
    }
    return { columns, detail };
  };
}

/** Share of the power below which the sum of the channels counts as cancelled. */
const CANCELLED = 0.1;

/** Mixes the channels: their mean, or half their difference if they are in opposite phase. */
function mixInto(out: Float32Array, { left, right }: StereoSamples, at: number): void {
  let middle = 0,
    side = 0;
  for (let i = 0; i < out.length; i++) {
    middle += (left[at + i] + right[at + i]) ** 2;
    side += (left[at + i] - right[at + i]) ** 2;
  }
  const sign = middle < CANCELLED * (middle + side) ? -1 : 1;
  for (let i = 0; i < out.length; i++) out[i] = (left[at + i] + sign * right[at + i]) / 2;
}

/** Largest magnitude between two fractional bins, interpolated at both ends. */
function bandLevel(magnitudes: Float32Array, from: number, to: number): number {
  const interpolate = (place: number) => {
    const below = Math.floor(place);
    return magnitudes[below] + (magnitudes[below + 1] - magnitudes[below]) * (place - below);
  };
  let level = Math.max(interpolate(from), interpolate(to));
  for (let bin = Math.ceil(from); bin < to; bin++) level = Math.max(level, magnitudes[bin]);
  return level;
}
