// Per-frame audio features for the whole reel, at the reel's own fps, computed before drawing starts. All numbers live
// in one SharedArrayBuffer, so that workers share them without copying; values are quantised to 1/1024.

/** Names of `audio.*`, in the order of their columns. */
export const FEATURE_NAMES = [
  'rms', 'sub', 'bass', 'lowmid', 'mid', 'highmid', 'high',
  'subRatio', 'bassRatio', 'lowmidRatio', 'midRatio', 'highmidRatio', 'highRatio',
  'centroid', 'flatness', 'flux', 'beat', 'decay', 'tempo',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

export const SPECTRUM_BINS = 128; // log-spaced, 0..1
export const WAVEFORM_POINTS = 512; // -1..1

/** Structured-clonable (workers get it as it is). */
export interface AudioFeatures {
  fps: number;
  frames: number;
  /** Seconds of the audio itself; 0 when synthesised. */
  seconds: number;
  tempo: number;
  beats: Float64Array;
  /** f32: frames × FEATURE_NAMES.length, then frames × SPECTRUM_BINS, then frames × WAVEFORM_POINTS. */
  buffer: SharedArrayBuffer;
}

// Frames past the end of the audio read as silence. Accessors: audio-reader.ts.
