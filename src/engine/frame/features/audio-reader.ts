// How drawing code reads audio features: by name and frame, from either source (a decoded table or the synthesised
// pattern). Nothing is allocated per read; the arrays belong to the reader and are valid until the next read of that kind.

import { FEATURE_NAMES, FEATURE_STEP, SPECTRUM_BINS, STRUCTURE_NAMES, WAVEFORM_POINTS } from './audio-features.ts';
import type { AudioFeatures, ColumnName, FeatureName, StructureName } from './audio-features.ts';
import { beatValue, decayValue, structureValue } from './structure-values.ts';
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
const TEMPO = FEATURE_NAMES.indexOf('tempo');
const STRUCTURE: ReadonlySet<string> = new Set(STRUCTURE_NAMES);

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
  const { rows, first, rowOffset, loopRows, detailFirst, detailRows, fps, tempo, beatOffset } = features;
  const synthesised = features.seconds === 0 && rows === 0;
  const tables = featureTables(features);
  const spectrum = new Float32Array(SPECTRUM_BINS);
  const waveform = new Float32Array(WAVEFORM_POINTS);
  const reelFrame = (frame: number) => Math.max(0, Math.floor(frame)) + first;
  /** The row of a reel frame; `rows` or more past the end. */
  const rowOf = (frame: number) =>
    loopRows === null ? frame + rowOffset : Math.min(rows - 1, Math.floor(frame % loopRows) + rowOffset);
  const end = synthesised || loopRows !== null ? (first + features.frames) / fps : features.seconds - rowOffset / fps;

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
      const at = reelFrame(frame);
      const column = COLUMN.get(name);
      if (column === undefined && !STRUCTURE.has(name)) return 0;
      const isPast = !synthesised && rowOf(at) >= rows;
      if (column === undefined)
        return isPast && name === 'bar' ? 0 : structureValue(features, name as StructureName, at, end);
      if (synthesised) return synthesisedValue(name as ColumnName, at, fps, tempo, beatOffset);
      if (column === TEMPO) return tempo;
      if (isPast) return 0;
      if (name === 'beat') return beatValue(features, at);
      if (name === 'decay') return decayValue(features, at);
      return tables.columns[rowOf(at) * COLUMNS + column];
    },
    spectrum(frame) {
      const at = reelFrame(frame);
      if (synthesised) {
        synthesisedSpectrumInto(spectrum, at, fps, tempo, beatOffset);
        return spectrum;
      }
      return detailInto(spectrum, tables.spectrum, rowOf(at));
    },
    waveform(frame) {
      const at = reelFrame(frame);
      if (synthesised) {
        synthesisedWaveformInto(waveform, at, fps, tempo, beatOffset);
        return waveform;
      }
      return detailInto(waveform, tables.waveform, rowOf(at));
    },
  };
}
