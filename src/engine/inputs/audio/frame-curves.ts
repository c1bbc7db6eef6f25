// Writes the columns `onset`, `kick`, `snare`, `hat` and `energy` of a feature table from the curves of the track's structure.

import { FEATURE_NAMES } from '../../frame/features/audio-features.ts';
import { quantise } from '../../frame/features/synthesise-features.ts';
import { ONSET_RATE } from './onset-strength.ts';
import { CURVES } from './structure/track-curves.ts';
import type { TrackCurves } from './structure/track-curves.ts';

const COLUMNS = FEATURE_NAMES.length;
/** Seconds a hit takes to fall from 1 to 0. */
export const HIT_SECONDS = { onset: 0.15, kick: 0.3, snare: 0.25, hat: 0.12 } as const;

/** `offset`: second of the track at row 0. */
export function writeCurveColumns(columns: Float32Array, fps: number, curves: TrackCurves, offset: number): void {
  const rows = columns.length / COLUMNS;
  for (const name of CURVES) {
    const curve = curves[name];
    const column = FEATURE_NAMES.indexOf(name);
    if (name === 'energy') {
      for (let row = 0; row < rows; row++)
        columns[row * COLUMNS + column] = quantise(curve[Math.round((offset + row / fps) * ONSET_RATE)] ?? 0);
      continue;
    }
    // A hit belongs to the frame nearest to it, as a beat does.
    const strengths = new Float32Array(rows);
    for (let i = 0; i < curve.length; i++) {
      const row = Math.round((i / ONSET_RATE - offset) * fps);
      if (curve[i] > 0 && row >= 0 && row < rows) strengths[row] = Math.max(strengths[row], curve[i]);
    }
    let since = Infinity,
      strength = 0;
    for (let row = 0; row < rows; row++) {
      const left = Math.max(0, 1 - since / HIT_SECONDS[name]);
      if (strengths[row] > 0 && strengths[row] >= strength * left * left) {
        strength = strengths[row];
        since = 0;
      }
      const now = Math.max(0, 1 - since / HIT_SECONDS[name]);
      columns[row * COLUMNS + column] = quantise(strength * now * now);
      since += 1 / fps;
    }
  }
}
