// Which beats begin bars. Bars are taken to have four beats. Harmony and bass change on the first beat, snares fall on the second and
// fourth, and sections begin with a bar; the phase that agrees with most of that wins (after Goto 2001, "An audio-based real-time
// beat tracking system").

import { BEATS_PER_BAR } from '../../../../contract/defaults.ts';

/** What is known of each beat; all arrays have one value per beat. */
export interface BeatCues {
  kick: ArrayLike<number>;
  snare: ArrayLike<number>;
  /** How much the harmony changes at the beat. */
  change: ArrayLike<number>;
  /** Novelty at beats where a section seems to begin, elsewhere 0. */
  sections: ArrayLike<number>;
}

/** Index of the first beat that begins a bar. */
export function findDownbeat(cues: BeatCues): number {
  const kick = normalised(cues.kick),
    snare = normalised(cues.snare),
    change = normalised(cues.change);
  const novelty = Array.from(cues.sections).reduce((a, b) => a + b, 0);
  let best = 0,
    bestScore = -Infinity;
  for (let phase = 0; phase < BEATS_PER_BAR; phase++) {
    const mean = (values: Float64Array, shift: number) => {
      let sum = 0,
        count = 0;
      for (let i = (phase + shift) % BEATS_PER_BAR; i < values.length; i += BEATS_PER_BAR, count++) sum += values[i];
      return count === 0 ? 0 : sum / count;
    };
    const backbeat = mean(snare, 1) + mean(snare, 3) - mean(snare, 0) - mean(snare, 2);
    let sections = 0;
    for (let i = phase; i < cues.sections.length; i += BEATS_PER_BAR) sections += cues.sections[i];
    const score =
      0.6 * mean(kick, 0) + 0.4 * backbeat + 1.2 * mean(change, 0) + (novelty > 0 ? (1.5 * sections) / novelty : 0);
    if (score > bestScore + 1e-9) {
      bestScore = score;
      best = phase;
    }
  }
  return best;
}

/** Scaled to a mean of 0 and a deviation of 1; all 0 where nothing varies. */
function normalised(values: ArrayLike<number>): Float64Array {
  const out = Float64Array.from(values);
  const mean = out.reduce((a, b) => a + b, 0) / Math.max(1, out.length);
  let square = 0;
  for (const value of out) square += (value - mean) ** 2;
  const deviation = Math.sqrt(square / Math.max(1, out.length));
  return out.map((value) => (deviation > 1e-6 ? (value - mean) / deviation : 0));
}
