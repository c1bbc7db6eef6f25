// Tempo by autocorrelation of the onset curve, beats by dynamic programming (Ellis 2007, "Beat tracking by dynamic
// programming"). If the tempo is steady, the beats are replaced by the grid that fits them, so that cuts do not jitter.

import { DEFAULT_BPM } from '../../../../contract/defaults.ts';
import type { BeatFacts } from '../../../../contract/facts.ts';
import { choosePulse } from './choose-pulse.ts';
import type { PulseCurves } from './choose-pulse.ts';
import { ONSET_RATE, ONSET_WINDOW } from '../onset-strength.ts';
import { SAMPLE_RATE } from '../timeline.ts';

const SLOWEST = 60,
  FASTEST = 190;
/** Onsets used to find the tempo: the first twenty minutes. */
const TEMPO_ONSETS = 120_000;
/** Least autocorrelation at the beat period, relative to lag 0, for a track to have a pulse. */
const LEAST_PULSE = 0.12;
/** Peaks of the autocorrelation that are compared, by their share of the highest. */
const MOST_CANDIDATES = 6;
const LEAST_SHARE = 0.3;
/** Seconds by which a beat at 0 may be measured early. */
const JUST_BEFORE = 0.015;
const TIGHTNESS = 100;
/** Largest rms error (seconds) of a grid that replaces the beats. */
const STEADY_ERROR = 0.02;
/** Seconds from the start of a window to its middle, where its onset lies. */
const DELAY = ONSET_WINDOW / 2 / SAMPLE_RATE;

/** Beats of onset curves (100 values a second); null if they have no pulse. */
export function findBeats(curves: PulseCurves): BeatFacts | null {
  const { onsets } = curves;
  if (onsets.length < ONSET_RATE * 2) return null;
  const curve = flatten(onsets);
  const period = findPeriod(curve, curves);
  if (period === null) return null;
  const beats = trackBeats(curve, period);
  if (beats.length < 4) return null;
  const fitted = fitGrid(beats);
  const grid = fitted.error <= STEADY_ERROR ? fitted : (combGrid(curve, beats, period) ?? fitted);
  const last = (onsets.length - 1) / ONSET_RATE;
  if (grid.error <= STEADY_ERROR) {
    const times: number[] = [];
    // A first beat that is measured just before 0 is at 0.
    const start = grid.start - Math.floor((grid.start + JUST_BEFORE) / grid.step) * grid.step;
    for (let k = 0; start + k * grid.step <= last; k++) times.push(tidy(Math.max(0, start + k * grid.step)));
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

/** Hops of a beat: the candidate that drums and accents agree with best; null without a pulse. */
function findPeriod(whole: Float32Array, curves: PulseCurves): number | null {
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
  const candidates: { lag: number; score: number }[] = [];
  let before = -Infinity,
    rising = false,
    lagBefore = 0;
  for (let bpm = SLOWEST; bpm <= FASTEST; bpm += 0.25) {
    const lag = (60 / bpm) * ONSET_RATE;
    const octaves = Math.log2(bpm / DEFAULT_BPM);
    const score = (at(lag) + 0.5 * at(2 * lag) + 0.25 * at(4 * lag)) * Math.exp(-0.5 * (octaves / 0.7) ** 2);
    if (score < before && rising) candidates.push({ lag: lagBefore, score: before });
    rising = score > before;
    before = score;
    lagBefore = lag;
  }
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (!best || Math.max(at(best.lag), at(best.lag * 2)) / similarity[0] < LEAST_PULSE) return null;
  const likely = candidates.slice(0, MOST_CANDIDATES).filter(({ score }) => score > LEAST_SHARE * best.score);
  return choosePulse(likely, { ...curves, onsets: whole });
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

/** Largest deviation of a steady tempo from the estimate, and the least share of the tracked beats' strength that its grid has. */
const COMB_RANGE = 0.015;
const LEAST_COMB = 0.75;

/**
 * The steady grid with the strongest onsets, where the tracked beats slipped in a part without drums; null if no grid is nearly as
 * strong as they are.
 */
function combGrid(curve: Float32Array, beats: readonly number[], period: number): Grid | null {
  const wide = curve.map((value, i) => Math.max(value, curve[i - 1] ?? 0, curve[i + 1] ?? 0));
  const first = Math.max(0, (beats[0] - DELAY) * ONSET_RATE),
    last = (beats.at(-1)! - DELAY) * ONSET_RATE;
  const count = Math.floor((last - first) / period);
  if (count < 8) return null;
  const strength = (start: number, step: number) => {
    let sum = 0;
    for (let at = start; at < last + 1; at += step) sum += wide[Math.round(at)] ?? 0;
    return sum;
  };
  let best = { start: 0, step: period, sum: -1 };
  const tries = Math.ceil(COMB_RANGE * period * count);
  for (let k = -tries; k <= tries; k++) {
    const step = period + k / count;
    for (let start = first; start < first + step; start += 1) {
      const sum = strength(start, step);
      if (sum > best.sum) best = { start, step, sum };
    }
  }
  const tracked = beats.reduce((sum, time) => sum + (wide[Math.round((time - DELAY) * ONSET_RATE)] ?? 0), 0);
  if (best.sum < LEAST_COMB * tracked) return null;
  // The grid through the onset peaks nearest to it.
  const peaks: number[] = [];
  for (let at = best.start; at < last + 1; at += best.step) {
    const near = Math.round(at);
    const top = [near - 1, near, near + 1].reduce((a, b) => ((curve[b] ?? 0) > (curve[a] ?? 0) ? b : a));
    if ((curve[top] ?? 0) > 0.5) peaks.push(peakNear(curve, top) / ONSET_RATE + DELAY);
  }
  if (peaks.length < 8) return null;
  const grid = fitGrid(peaks);
  return grid.error <= STEADY_ERROR ? grid : null;
}

interface Grid {
  start: number;
  step: number;
  error: number;
}

/** Fits a line through the numbered beats by least squares, and again without outliers. */
function fitGrid(beats: readonly number[]): Grid {
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
