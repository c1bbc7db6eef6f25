// How drawing code reads audio features: by name and frame, from either source (a decoded table or the synthesised
// pattern). Nothing is allocated per read; the arrays belong to the reader and are valid until the next read of that kind.

import { FEATURE_NAMES, FEATURE_STEP, SPECTRUM_BINS, WAVEFORM_POINTS } from './audio-features.ts';
import type { AudioFeatures, FeatureName } from './audio-features.ts';
import { synthesisedSpectrumInto, synthesisedValue, synthesisedWaveformInto } from './synthesise-features.ts';

export interface AudioReader {
  readonly features: AudioFeatures;
  /** Value of `audio.NAME` at a frame of the reel's own fps; 0 past the end of the audio and for unknown names. */
  get(name: FeatureName | (string & {}), frame: number): number;
  /** SPECTRUM_BINS values, 0..1, low to high. */
  spectrum(frame: number): Float32Array;
  /** WAVEFORM_POINTS values, -1..1. */
  waveform(frame: number): Float32Array;
}

const COLUMN = new Map<string, number>(FEATURE_NAMES.map((name, index) => [name, index]));
const COLUMNS = FEATURE_NAMES.length;
const TEMPO = COLUMNS - 1;

/** Bytes of a feature buffer of this many rows. */
export function featureBytes(rows: number, detailRows: number): number {
  return rows * COLUMNS * 4 + detailRows * (SPECTRUM_BINS + WAVEFORM_POINTS) * 2;
}

/** The three tables of a feature buffer, as views. */
export function featureTables(features: Pick<AudioFeatures, 'rows' | 'detailRows' | 'buffer'>): {
  columns: Float32Array;
  spectrum: Int16Array;
  waveform: Int16Array;
} {
  const { rows, detailRows, buffer } = features;
  const columns = new Float32Array(buffer, 0, rows * COLUMNS);
  const spectrum = new Int16Array(buffer, columns.byteLength, detailRows * SPECTRUM_BINS);
  const waveform = new Int16Array(buffer, columns.byteLength + spectrum.byteLength, detailRows * WAVEFORM_POINTS);
  return { columns, spectrum, waveform };
}

export function createAudioReader(features: AudioFeatures): AudioReader {
  const { rows, first, detailFirst, detailRows, fps, tempo } = features;
  const synthesised = features.seconds === 0 && rows === 0;
  const tables = featureTables(features);
  const spectrum = new Float32Array(SPECTRUM_BINS);
  const waveform = new Float32Array(WAVEFORM_POINTS);
  const rowOf = (frame: number) => Math.max(0, Math.floor(frame)) + first;

  const detailInto = (out: Float32Array, table: Int16Array, row: number) => {
    const at = row - detailFirst;
    if (at < 0 || at >= detailRows) return out.fill(0);
    const base = at * out.length;
    for (let i = 0; i < out.length; i++) out[i] = table[base + i] * FEATURE_STEP;
    return out;
  };

  return {
    features,
    get(name, frame) {
      const column = COLUMN.get(name);
      if (column === undefined) return 0;
      const row = rowOf(frame);
      if (synthesised) return synthesisedValue(name as FeatureName, row, fps, tempo);
      if (row >= rows) return column === TEMPO ? tempo : 0;
      return tables.columns[row * COLUMNS + column];
    },
    spectrum(frame) {
      const row = rowOf(frame);
      if (synthesised) {
        synthesisedSpectrumInto(spectrum, row, fps, tempo);
        return spectrum;
      }
      return detailInto(spectrum, tables.spectrum, row);
    },
    waveform(frame) {
      const row = rowOf(frame);
      if (synthesised) {
        synthesisedWaveformInto(waveform, row, fps, tempo);
        return waveform;
      }
      return detailInto(waveform, tables.waveform, row);
    },
  };
}
