// What a platform makes of the scenes of a reel: `check --delivery`.

import type { Range } from './diagnostics.ts';

/** Structural similarity (SSIM, 0..1) of delivered frames to drawn ones, at full chroma resolution. */
export interface Likeness {
  y: number;
  u: number;
  v: number;
}

export type DeliveryVerdict = 'good' | 'fair' | 'poor';

/** A change that was tried on the sample and makes it survive better. */
export interface DeliveryHelp {
  kind: 'larger-upload' | 'larger-grid' | 'no-grain';
  /** What to do, as a phrase: `upload 2560×1440 (…)`. */
  advice: string;
  likeness: Likeness;
}

export interface SceneDelivery {
  scene: string;
  /** Of its name, in the reel. */
  range: Range;
  /** Reel time of the sample, and its frames. */
  seconds: number;
  frames: number;
  likeness: Likeness;
  verdict: DeliveryVerdict;
  /** Kilobits a second of the sample as it would be uploaded. */
  uploadKbps: number;
  /** What helps, most first; empty for good scenes. */
  help: DeliveryHelp[];
}

export interface DeliveryReport {
  platform: string;
  width: number;
  height: number;
  fps: number;
  /** What viewers are assumed to get; null: the uploaded file. */
  deliveredKbps: number | null;
  scenes: SceneDelivery[];
}
