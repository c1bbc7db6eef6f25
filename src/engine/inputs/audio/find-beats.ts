// Tempo by autocorrelation of the onset curve, beats by dynamic programming (Ellis 2007, "Beat tracking by dynamic
// programming"). If the tempo is steady, the beats are replaced by the grid that fits them, so that cuts do not jitter.

import { DEFAULT_BPM } from '../../../contract/defaults.ts';
import type { BeatFacts } from '../../../contract/facts.ts';
import { ONSET_RATE, ONSET_WINDOW } from './onset-strength.ts';
import { SAMPLE_RATE } from './timeline.ts';

const SLOWEST = 60,
  FASTEST = 190;
/** Onsets used to find the tempo: the first twenty minutes. */
const TEMPO_ONSETS = 120_000;
/** Least autocorrelation at the beat period, relative to lag 0, for a track to have a pulse. */
const LEAST_PULSE = 0.12;
const TIGHTNESS = 100;
/** Largest rms error (seconds) of a grid that replaces the beats. */
const STEADY_ERROR = 0.02;
/** Seconds from the start of a window to its middle, where its onset lies. */
const DELAY = ONSET_WINDOW / 2 / SAMPLE_RATE;

/** Beats of an onset curve (100 values a second); null if it has no pulse. */
export function findBeats(onsets: Float32Array): BeatFacts | null {
  if (onsets.length < ONSET_RATE * 2) return null;
  const curve = flatten(onsets);
  const period = findPeriod(curve);
  if (period === null) return null;
  const beats = trackBeats(curve, period);
  if (beats.length < 4) return null;
  const grid = fitGrid(beats);
  const last = (onsets.length - 1) / ONSET_RATE;
  if (grid.error <= STEADY_ERROR) {
    const times: number[] = [];
    const start = grid.start - Math.floor(grid.start / grid.step + 1e-6) * grid.step;
    for (let k = 0; start + k * grid.step <= last; k++) times.push(tidy(start + k * grid.step));
    return { times, tempo: tidy(60 / grid.step) };
  }
  return { times: beats.map(tidy), tempo: tidy(60 / grid.step) };
}

const tidy = (value: number) => Math.round(value * 1e4) / 1e4;

/** Subtracts the local mean (one second), clips at 0 and scales to unit deviation. */
function flatten(onsets: Float32Array): Float32Array {
  const reach = ONSET_RATE / 2;
  const out = new Float32Array(onsets.length);
  let sum = 0,
    energy = 0;
  for (let i = -reach; i < onsets.length; i++) {
    if (i + reach < onsets.length) sum += onsets[i + reach];
    if (i - reach - 1 >= 0) sum -= onsets[i - reach - 1];
    if (i < 0) continue;
    const count = Math.min(onsets.length - 1, i + reach) - Math.max(0, i - reach) + 1;
    out[i] = Math.max(0, onsets[i] - sum / count);
    energy += out[i] * out[i];
  }
  const deviation = Math.sqrt(energy / onsets.length);
  if (deviation > 1e-6) for (let i = 0; i < out.length; i++) out[i] /= deviation;
  return out;
}

function findPeriod(whole: Float32Array): number | null {
  const curve = whole.subarray(0, TEMPO_ONSETS);
  const longest = Math.ceil((60 / SLOWEST) * ONSET_RATE * 4) + 2;
  const mean = curve.reduce((a, b) => a + b, 0) / curve.length;
  const similarity = new Float64Array(Math.min(longest, curve.length - 1));
  for (let lag = 0; lag < similarity.length; lag++) {
    let sum = 0;
    for (let i = lag; i < curve.length; i++) sum += (curve[i] - mean) * (curve[i - lag] - mean);
    similarity[lag] = sum / (curve.length - lag);
  }
  if (similarity[0] < 1e-6) return null;
  const at = (lag: number) => {
    const below = Math.floor(lag);
    if (below + 1 >= similarity.length) return 0;
    return similarity[below] + (similarity[below + 1] - similarity[below]) * (lag - below);
  };
  let best = 0,
    bestScore = -Infinity;
  for (let bpm = SLOWEST; bpm <= FASTEST; bpm += 0.25) {
    const lag = (60 / bpm) * ONSET_RATE;
    const octaves = Math.log2(bpm / DEFAULT_BPM);
    const score = (at(lag) + 0.5 * at(2 * lag) + 0.25 * at(4 * lag)) * Math.exp(-0.5 * (octaves / 0.7) ** 2);
    if (score > bestScore) {
      bestScore = score;
      best = lag;
    }
  }
  return Math.max(at(best), at(best * 2)) / similarity[0] >= LEAST_PULSE ? best : null;
}

function trackBeats(curve: Float32Array, period: number): number[] {
  const nearest = Math.round(period / 2),
    farthest = Math.round(period * 2);
  const penalty = Float64Array.from(
    { length: farthest + 1 },
    (_, lag) => -TIGHTNESS * Math.log(Math.max(1, lag) / period) ** 2,
  );
  const score = new Float64Array(curve.length);
  const from = new Int32Array(curve.length).fill(-1);
  for (let i = 0; i < curve.length; i++) {
    let best = 0,
      link = -1;
    for (let lag = nearest; lag <= farthest && lag <= i; lag++) {
      const value = score[i - lag] + penalty[lag];
      if (value > best) {
        best = value;
        link = i - lag;
      }
    }
    score[i] = curve[i] + best;
    from[i] = link;
  }
  let end = curve.length - 1;
  for (let i = Math.max(0, curve.length - farthest); i < curve.length; i++) if (score[i] > score[end]) end = i;
  const beats: number[] = [];
  for (let i = end; i >= 0; i = from[i]) beats.push(peakNear(curve, i) / ONSET_RATE + DELAY);
  beats.reverse();
  return beats;
}

/** Position of the peak near `i`, interpolated by a parabola through three samples. */
function peakNear(curve: Float32Array, i: number): number {
  if (i <= 0 || i >= curve.length - 1) return i;
  const a = curve[i - 1],
    b = curve[i],
    c = curve[i + 1];
  const bend = a - 2 * b + c;
  if (b < a || b < c || bend >= 0) return i;
  return i + (0.5 * (a - c)) / bend;
}

/** Fits a line through the numbered beats by least squares, and again without outliers. */
function fitGrid(beats: number[]): { start: number; step: number; error: number } {
  const steps = beats
    .slice(1)
    .map((time, i) => time - beats[i])
    .sort((a, b) => a - b);
  let step = steps[steps.length >> 1];
  let points: [number, number][] = [];
  let number = 0;
  beats.forEach((time, i) => {
    if (i > 0) number += Math.max(1, Math.round((time - beats[i - 1]) / step));
    points.push([number, time]);
  });
  let start = 0,
    error = 0;
  for (let round = 0; round < 3; round++) {
    const n = points.length;
    const meanX = points.reduce((sum, [x]) => sum + x, 0) / n,
      meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
    let xy = 0,
      xx = 0;
    for (const [x, y] of points) {
      xy += (x - meanX) * (y - meanY);
      xx += (x - meanX) ** 2;
    }
    step = xy / xx;
    start = meanY - step * meanX;
    const misses = points.map(([x, y]) => Math.abs(y - start - step * x));
    error = Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / n);
    const kept = points.filter((_, i) => misses[i] <= Math.max(0.03, 2 * error));
    if (kept.length < beats.length * 0.8 || kept.length === n) break;
    points = kept;
  }
  return { start, step, error };
}
