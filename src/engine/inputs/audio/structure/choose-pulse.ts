// Which of the pulses of a track people tap to. Autocorrelation alone cannot tell: a pattern at 75 bpm repeats at 150 too. Drums can, because
// most music puts some drum on every beat and none regularly between beats, and its snare on every other beat (the backbeat).
// The accents of all onsets decide where there are no drums.

import { DEFAULT_BPM } from '../../../../contract/defaults.ts';
import { percentile } from '../normalise-features.ts';
import { ONSET_RATE } from '../onset-strength.ts';

export interface PulseCurves {
  onsets: Float32Array;
  kick: Float32Array;
  snare: Float32Array;
}

const SLOWEST = 55,
  FASTEST = 200;
/** Octaves by which a tempo may differ from DEFAULT_BPM before it becomes unlikely. */
const PRIOR_OCTAVES = 0.9;
/** Onsets of a weak kick and snare: quieter ones are other sounds. */
const LEAST_KICK = 0.2;
const LEAST_SNARE = 0.15;
/** Onsets used: the first five minutes. */
const MOST = 300 * ONSET_RATE;

/** A peak of the autocorrelation: hops of a beat, and its height. */
export interface Pulse {
  lag: number;
  score: number;
}

/** Hops of a beat: one of the pulses, the highest first, or an octave of one. */
export function choosePulse(pulses: readonly Pulse[], { onsets, kick, snare }: PulseCurves): number {
  const kickTop = Math.max(LEAST_KICK, percentile(kick, 0.99)),
    snareTop = Math.max(LEAST_SNARE, percentile(snare, 0.99));
  const snareShare = percentile(snare, 0.99) / snareTop;
  const drums = kick.map((value, i) => Math.min(1, value / kickTop) + Math.min(1, snare[i] / snareTop));
  const all = similarityOf(onsets),
    any = similarityOf(drums),
    back = similarityOf(snare);
  const backbeat = (beat: number) => snareShare * Math.max(0, Math.min(back(2 * beat) - back(beat), any(beat)));
  const family = best(pulses, ({ lag, score }) => {
    const octaves = octavesOf(lag);
    const fits = octaves.map((beat) => any(4 * beat) + 0.5 * all(4 * beat) + 0.5 * any(beat));
    // A dotted pulse repeats too, but neither over whole bars nor with a backbeat.
    return score / pulses[0].score + 2 * Math.max(...fits) + 1.5 * Math.max(...octaves.map(backbeat));
  });
  return best(octavesOf(family.lag), (beat) => {
    const octaves = Math.log2((60 * ONSET_RATE) / beat / DEFAULT_BPM);
    const everyBeat = any(beat) - any(beat / 2);
    const accents = all(beat) - all(beat / 2);
    const bars = any(4 * beat) + 0.5 * all(4 * beat);
    return 1.5 * backbeat(beat) + everyBeat + 0.5 * accents + bars - 0.2 * (octaves / PRIOR_OCTAVES) ** 2;
  });
}

/** The first of those with the highest score. */
function best<T>(choices: readonly T[], score: (choice: T) => number): T {
  const scores = choices.map(score);
  return choices[scores.indexOf(Math.max(...scores))];
}

function octavesOf(lag: number): number[] {
  const octaves = [lag, lag / 2, lag * 2].filter((beat) => {
    const bpm = (60 * ONSET_RATE) / beat;
    return bpm >= SLOWEST && bpm <= FASTEST;
  });
  return octaves.length > 0 ? octaves : [lag];
}

/** Autocorrelation of a curve, 1 at lag 0, at fractional lags; the best of the lags that are nearly as long, for tempi drift. */
function similarityOf(whole: Float32Array): (lag: number) => number {
  const curve = blurred(whole.subarray(0, MOST));
  const mean = curve.reduce((a, b) => a + b, 0) / Math.max(1, curve.length);
  for (let i = 0; i < curve.length; i++) curve[i] -= mean;
  const at = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < curve.length; i++) sum += curve[i] * curve[i - lag];
    return sum / Math.max(1, curve.length - lag);
  };
  const energy = at(0);
  if (energy < 1e-9) return () => 0;
  const known = new Map<number, number>();
  const similarity = (lag: number) => {
    let value = known.get(lag);
    if (value === undefined) known.set(lag, (value = at(lag) / energy));
    return value;
  };
  return (lag) => Math.max(similarity(Math.floor(lag)), similarity(Math.ceil(lag)));
}

/** Widens peaks to about 40 ms, so that a beat which is a hop early or late still matches. */
function blurred(curve: Float32Array): Float32Array {
  const weights = [0.25, 0.7, 1, 0.7, 0.25];
  return curve.map((_, i) => weights.reduce((sum, weight, k) => sum + weight * (curve[i + k - 2] ?? 0), 0));
}
