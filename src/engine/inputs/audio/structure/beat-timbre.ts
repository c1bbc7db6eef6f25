// Timbre by beat: the mean of what sounds between two beats, and the self-similarity between beats that sections are found from.

import { TIMBRE_BANDS, TIMBRE_RATE, TIMBRE_SIZE, TIMBRE_WINDOW } from './timbre.ts';
import { SAMPLE_RATE } from '../timeline.ts';

/** Seconds from the start of a window to its middle. */
const DELAY = TIMBRE_WINDOW / 2 / SAMPLE_RATE;
/** Beats on each side whose harmony is compared: chords mostly last a bar. */
const HARMONY_BEATS = 4;
/** Weight of one pitch class against one band. */
const PITCH_WEIGHT = 0.5;

export interface BeatTimbre {
  /** One per beat. */
  count: number;
  /** Squared distance of two beats, about 1 for unrelated ones. */
  distance(a: number, b: number): number;
  /** Cosine distance of the pitches in the four beats before and after, 0..1. */
  harmonyChange(beat: number): number;
}

export function beatTimbre(timbre: Float32Array, beats: ArrayLike<number>): BeatTimbre {
  const moments = Math.floor(timbre.length / TIMBRE_SIZE);
  const count = beats.length;
  const rows = new Float64Array(count * TIMBRE_SIZE);
  for (let beat = 0; beat < count; beat++) {
    const end = beats[beat + 1] ?? beats[beat] + (beats[beat] - (beats[beat - 1] ?? beats[beat] - 0.5));
    const from = Math.max(0, Math.round((beats[beat] - DELAY) * TIMBRE_RATE));
    const to = Math.max(from + 1, Math.round((end - DELAY) * TIMBRE_RATE));
    let used = 0;
    for (let moment = from; moment < Math.min(to, moments); moment++, used++)
      for (let k = 0; k < TIMBRE_SIZE; k++) rows[beat * TIMBRE_SIZE + k] += timbre[moment * TIMBRE_SIZE + k];
    if (used > 0) for (let k = 0; k < TIMBRE_SIZE; k++) rows[beat * TIMBRE_SIZE + k] /= used;
    else if (beat > 0) rows.copyWithin(beat * TIMBRE_SIZE, (beat - 1) * TIMBRE_SIZE, beat * TIMBRE_SIZE);
  }
  const raw = Float64Array.from(rows);
  standardise(rows, count);
  /** Mean of the pitches, without what all have in common: the noise of drums. */
  const harmony = (from: number, to: number): Float64Array => {
    const sum = new Float64Array(TIMBRE_SIZE - TIMBRE_BANDS);
    for (let beat = Math.max(0, from); beat < Math.min(count, to); beat++)
      for (let k = 0; k < sum.length; k++) sum[k] += raw[beat * TIMBRE_SIZE + TIMBRE_BANDS + k];
    const least = sum.reduce((a, b) => Math.min(a, b), Infinity);
    return sum.map((value) => value - least);
  };
  return {
    count,
    distance(a, b) {
      let sum = 0;
      for (let k = 0; k < TIMBRE_SIZE; k++) sum += (rows[a * TIMBRE_SIZE + k] - rows[b * TIMBRE_SIZE + k]) ** 2;
      return sum / (2 * TIMBRE_SIZE);
    },
    harmonyChange(beat) {
      if (beat === 0 || beat >= count) return 0;
      const before = harmony(beat - HARMONY_BEATS, beat),
        after = harmony(beat, beat + HARMONY_BEATS);
      let dot = 0,
        a = 1e-9,
        b = 1e-9;
      for (let k = 0; k < before.length; k++) {
        dot += before[k] * after[k];
        a += before[k] ** 2;
        b += after[k] ** 2;
      }
      return 1 - dot / Math.sqrt(a * b);
    },
  };
}

/** Scales each column to a mean of 0 and a deviation of 1. Columns that hardly vary stay small: they are noise. */
function standardise(rows: Float64Array, count: number): void {
  for (let k = 0; k < TIMBRE_SIZE; k++) {
    let mean = 0,
      square = 0;
    for (let beat = 0; beat < count; beat++) mean += rows[beat * TIMBRE_SIZE + k] / count;
    for (let beat = 0; beat < count; beat++) square += (rows[beat * TIMBRE_SIZE + k] - mean) ** 2 / count;
    const isBand = k < TIMBRE_BANDS;
    const scale = (isBand ? 1 : PITCH_WEIGHT) / Math.max(Math.sqrt(square), isBand ? 2 : 0.1);
    for (let beat = 0; beat < count; beat++)
      rows[beat * TIMBRE_SIZE + k] = (rows[beat * TIMBRE_SIZE + k] - mean) * scale;
  }
}
