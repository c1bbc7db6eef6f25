// Per-frame audio features for the whole reel, at the reel's own fps, computed before drawing starts. All numbers live
// in one SharedArrayBuffer, so that workers share them without copying; values are quantised to 1/1024.

/** Names of `audio.*`, in the order of their columns. */
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
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

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
  /** Seconds since the reel began, ascending. */
  beats: Float64Array;
  /** Analysed frames held in `buffer`; 0 when synthesised (the reader computes those from the tempo). */
  rows: number;
  /** The row of reader frame 0: a scene played alone reads its own part of the track. */
  first: number;
  /** Rows of spectrum and waveform: `detailFirst` … `detailFirst + detailRows - 1`; a window where the audio is hours long. */
  detailFirst: number;
  detailRows: number;
  /** f32 rows × FEATURE_NAMES.length, then i16 (1/1024) detailRows × SPECTRUM_BINS, then i16 detailRows × WAVEFORM_POINTS. */
  buffer: SharedArrayBuffer;
}

/** One step of the quantised values. */
export const FEATURE_STEP = 1 / 1024;

// Accessors: audio-reader.ts. A plan's own features, decoded or synthesised: plan-features.ts.
