// Messages between the extension host and the preview about the sound at the playhead.

import type { SoundCurves } from './sound-curves.ts';

export interface SoundFeature {
  /** Of `audio.*`. */
  name: string;
  doc: string;
  /** `0..1`, `0 or 1`, or its unit; null for plain numbers. */
  range: string | null;
}

/** The sound of what is shown now. */
export interface SoundCurvesMessage {
  type: 'soundCurves';
  features: SoundFeature[];
  /** Null where it cannot be told. */
  curves: SoundCurves | null;
  /** Why not. */
  problem: string | null;
}

/** Opens the meters, or closes them. */
export interface ToggleMetersMessage {
  type: 'toggleMeters';
}

export type SoundToPreview = SoundCurvesMessage | ToggleMetersMessage;

/** Whether the panel shows meters. */
export interface MetersMessage {
  type: 'meters';
  isWanted: boolean;
}
