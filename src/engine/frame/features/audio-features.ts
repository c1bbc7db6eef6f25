// Per-frame audio features for the whole reel, at the reel's own fps, computed before drawing starts. All numbers live
// in one SharedArrayBuffer, so that workers share them without copying; values are quantised to 1/1024.

/** Names of `audio.*` that have a column, in order. */
export const FEATURE_NAMES = [
  'rms',
  'sub',
  'bass',
  'lowmid',
  'mid',
  'highmid',
  'high',
  'subRatio',
  'bassRatio',
  'lowmidRatio',
  'midRatio',
  'highmidRatio',
  'highRatio',
  'centroid',
  'flatness',
  'flux',
  'beat',
  'decay',
  'tempo',
  'energy',
  'onset',
  'kick',
  'snare',
  'hat',
] as const;
/** Names of `audio.*` that follow from the beats, bars, sections and drops. */
export const STRUCTURE_NAMES = ['beatIndex', 'bar', 'barIndex', 'section', 'sectionProgress', 'untilDrop'] as const;
export type ColumnName = (typeof FEATURE_NAMES)[number];
export type StructureName = (typeof STRUCTURE_NAMES)[number];
export type FeatureName = ColumnName | StructureName;

export const SPECTRUM_BINS = 128; // log-spaced, 0..1
export const WAVEFORM_POINTS = 512; // -1..1

/** Structured-clonable (sent to workers unchanged). Read it through `createAudioReader`, never directly. */
export interface AudioFeatures {
  fps: number;
  /** Number of frames the reader covers; those past `rows` read as silence. */
  frames: number;
  /** Duration of the audio in seconds; 0 when synthesised. */
  seconds: number;
  tempo: number;
  /** Reel time in seconds, ascending; empty where the audio is silent. */
  beats: Float64Array;
  bars: Float64Array;
  /** Starts; the first is 0. */
  sections: Float64Array;
  drops: Float64Array;
  /** Seconds of a beat after 0, where the features are synthesised. */
  beatOffset: number;
  /** Analysed frames held in `buffer`; 0 when synthesised (the reader computes those from the tempo). */
  rows: number;
  /** The reel frame of reader frame 0: a scene played alone reads its own part of the track. */
  first: number;
  /** The row of reel time 0: the track may be trimmed. */
  rowOffset: number;
  /** Rows from `rowOffset` after which the track plays again; null where it does not. May be fractional. */
  loopRows: number | null;
  /** Rows of spectrum and waveform: `detailFirst` … `detailFirst + detailRows - 1`; a window where the audio is hours long. */
  detailFirst: number;
  detailRows: number;
  /** f32 rows × FEATURE_NAMES.length, then i16 (1/1024) detailRows × SPECTRUM_BINS, then i16 detailRows × WAVEFORM_POINTS. */
  buffer: SharedArrayBuffer | ArrayBuffer;
}

/** One step of the quantised values. */
export const FEATURE_STEP = 1 / 1024;

// Accessors: audio-reader.ts. A plan's own features, decoded or synthesised: plan-features.ts.
