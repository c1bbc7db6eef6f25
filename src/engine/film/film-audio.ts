// Audio features in a film: differences of quantised values compress well, and what nothing reads is left out.

import {
  type AudioFeatures,
  FEATURE_NAMES,
  FEATURE_STEP,
  SPECTRUM_BINS,
  WAVEFORM_POINTS,
} from '../frame/features/audio-features.ts';
import { featureBytes, featureTables } from '../frame/features/audio-reader.ts';
import type { Bytes, FilmAudio } from './film.ts';
import { packSteps, unpackSteps } from './pack-steps.ts';

/** Rows of the reel that are read, from (included) to (excluded), in frames of the reel. */
export type RowRange = readonly [from: number, to: number];

/** What drawing reads besides the columns. */
export interface FeatureUse {
  spectrum: readonly RowRange[];
  waveform: readonly RowRange[];
}

/** `add` puts bytes into the film. Rows that the reel does not play are zero. */
export function packAudio(features: AudioFeatures, use: FeatureUse, add: (bytes: Uint8Array) => Bytes): FilmAudio {
  const { buffer: _, beats, bars, sections, drops, ...rest } = features;
  const { columns, spectrum, waveform } = featureTables(features);
  const { first, frames, rowOffset, loopRows, rows, detailFirst } = features;
  const width = FEATURE_NAMES.length;
  const isRead = (row: number, [from, to]: RowRange): boolean =>
    loopRows !== null || (row - rowOffset >= from && row - rowOffset < to);
  const all: RowRange = [first, first + frames + 1];
  const steps = new Int16Array(width * rows);
  for (let at = 0; at < width; at++)
    for (let row = 0; row < rows; row++)
      steps[at * rows + row] = isRead(row, all) ? Math.round(columns[row * width + at] / FEATURE_STEP) : 0;
  const detail = (table: Int16Array, points: number, ranges: readonly RowRange[]): Bytes => {
    if (ranges.length === 0) return [0, 0];
    const read = table.slice();
    for (let row = 0; row < features.detailRows; row++)
      if (!ranges.some((range) => isRead(row + detailFirst, range))) read.fill(0, row * points, (row + 1) * points);
    return add(packSteps(read));
  };
  return {
    ...rest,
    detailRows: use.spectrum.length + use.waveform.length > 0 ? features.detailRows : 0,
    beats: [...beats],
    bars: [...bars],
    sections: [...sections],
    drops: [...drops],
    columns: add(packSteps(steps)),
    spectrum: detail(spectrum, SPECTRUM_BINS, use.spectrum),
    waveform: detail(waveform, WAVEFORM_POINTS, use.waveform),
  };
}

export function unpackAudio(audio: FilmAudio, bytes: Uint8Array): AudioFeatures {
  const { columns, spectrum, waveform, beats, bars, sections, drops, ...rest } = audio;
  const features: AudioFeatures = {
    ...rest,
    beats: Float64Array.from(beats),
    bars: Float64Array.from(bars),
    sections: Float64Array.from(sections),
    drops: Float64Array.from(drops),
    // Pages without cross-origin isolation have no SharedArrayBuffer.
    buffer: new ArrayBuffer(featureBytes(rest.rows, rest.detailRows)),
  };
  const tables = featureTables(features);
  const part = ([at, length]: Bytes): Int16Array => unpackSteps(bytes.subarray(at, at + length));
  const steps = part(columns);
  const width = FEATURE_NAMES.length;
  for (let at = 0; at < width; at++)
    for (let row = 0; row < rest.rows; row++)
      tables.columns[row * width + at] = steps[at * rest.rows + row] * FEATURE_STEP;
  if (spectrum[1] > 0) tables.spectrum.set(part(spectrum));
  if (waveform[1] > 0) tables.waveform.set(part(waveform));
  return features;
}
