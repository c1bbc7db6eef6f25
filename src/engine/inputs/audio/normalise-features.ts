// Turns the raw levels of a whole track into the columns of `audio.*`: scaled to 0..1 by the track's own loud frames, smoothed
// with a fast attack and a slow release, quantised. beat-columns.ts adds `beat`, `decay` and `tempo`.

import { FEATURE_NAMES } from '../../frame/features/audio-features.ts';
import { RAW_COLUMNS } from './frame-features.ts';
import { quantise } from '../../frame/features/synthesise-features.ts';

const COLUMNS = FEATURE_NAMES.length;
/** Frames with a lower rms (-60 dB) are silent. */
const SILENCE = 1e-3;
/** Share of a fall that is left after 1/24 s. */
const RELEASE = 0.72;
const ATTACK = 0.25;

export function normaliseFeatures(
  raw: Float32Array,
  fps: number,
): { columns: Float32Array; peak: number; silent: boolean } {
  const rows = raw.length / RAW_COLUMNS;
  const columns = new Float32Array(rows * COLUMNS);
  const column = (index: number) => Float32Array.from({ length: rows }, (_, row) => raw[row * RAW_COLUMNS + index]);
  const put = (index: number, values: Float32Array) => {
    for (let row = 0; row < rows; row++)
      columns[row * COLUMNS + index] = quantise(Math.min(1, Math.max(0, values[row])));
  };

  const rms = column(0);
  // Silent frames do not count: a track may be silent for most of its time.
  const isSounding = rms.map((level) => (level >= SILENCE ? 1 : 0));
  const top = (values: Float32Array) =>
    percentile(
      values.filter((_, row) => isSounding[row] === 1),
      0.98,
    );
  const loud = top(rms);
  if (loud < SILENCE) return { columns, peak: 0, silent: true };

  const quiet = Float32Array.from(rms, (level) => Math.min(1, level / (loud * 0.01))); // fades ratios out in pauses
  put(0, smooth(scaled(rms, loud), fps));
  const bands = [1, 2, 3, 4, 5, 6].map(column);
  bands.forEach((band, i) => put(1 + i, smooth(scaled(band, Math.max(top(band), loud * 0.01)), fps)));
  for (let i = 0; i < 6; i++) {
    const ratio = Float32Array.from({ length: rows }, (_, row) => {
      const total = bands.reduce((sum, band) => sum + band[row], 0);
      return total > 0 ? (bands[i][row] / total) * quiet[row] : 0;
    });
    put(7 + i, smooth(ratio, fps));
  }
  put(
    13,
    smooth(
      column(7).map((hz, row) => (hz > 100 ? (Math.log2(hz / 100) / Math.log2(80)) * quiet[row] : 0)),
      fps,
    ),
  );
  put(
    14,
    smooth(
      column(8).map((flatness, row) => Math.sqrt(flatness) * quiet[row]),
      fps,
    ),
  );
  const flux = column(9);
  put(15, scaled(flux, Math.max(top(flux), 1e-3)));
  return { columns, peak: loud, silent: false };
}

const scaled = (values: Float32Array, top: number) => values.map((value) => value / top);

/** The `k`-quantile of the values, 0..1. */
export function percentile(values: Float32Array, k: number): number {
  if (values.length === 0) return 0;
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * k))];
}

function smooth(values: Float32Array, fps: number): Float32Array {
  const perFrame = 24 / fps;
  const attack = ATTACK ** perFrame,
    release = RELEASE ** perFrame;
  const out = new Float32Array(values.length);
  let level = 0;
  for (let i = 0; i < values.length; i++) {
    const target = Math.min(1, values[i]);
    level = target + (level - target) * (target > level ? attack : release);
    out[i] = level;
  }
  return out;
}
