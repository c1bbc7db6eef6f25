// Writes the columns `beat`, `decay` and `tempo` from a list of beats. A beat belongs to the nearest frame.

import { FEATURE_NAMES } from '../../frame/features/audio-features.ts';
import { DECAY_SECONDS, quantise } from '../../frame/features/synthesise-features.ts';

const COLUMNS = FEATURE_NAMES.length;
const BEAT = FEATURE_NAMES.indexOf('beat'),
  DECAY = FEATURE_NAMES.indexOf('decay'),
  TEMPO = FEATURE_NAMES.indexOf('tempo');

export function writeBeatColumns(columns: Float32Array, fps: number, beats: ArrayLike<number>, tempo: number): void {
  const rows = columns.length / COLUMNS;
  let next = 0;
  let last = -Infinity;
  for (let row = 0; row < rows; row++) {
    let beat = 0;
    while (next < beats.length && Math.round(beats[next] * fps) <= row) {
      beat = 1;
      last = Math.round(beats[next] * fps);
      next++;
    }
    const left = 1 - (row - last) / fps / DECAY_SECONDS;
    columns[row * COLUMNS + BEAT] = beat;
    columns[row * COLUMNS + DECAY] = left > 0 ? quantise(left * left) : 0;
    columns[row * COLUMNS + TEMPO] = tempo;
  }
}
