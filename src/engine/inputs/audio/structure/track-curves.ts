// The curves behind `audio.onset`, `audio.kick`, `audio.snare`, `audio.hat` and `audio.energy`: hits as their strength at the moment
// they begin, energy as the slow level. frame-curves.ts turns them into values of frames.

import { percentile } from '../normalise-features.ts';
import { ONSET_RATE, ONSET_WINDOW } from '../onset-strength.ts';
import { SAMPLE_RATE } from '../timeline.ts';
import type { StructureScan } from './scan-structure.ts';

export const CURVES = ['onset', 'kick', 'snare', 'hat', 'energy'] as const;
/** 100 values a second each, 0..1. Hits are 0 but where one begins. */
export type TrackCurves = Record<(typeof CURVES)[number], Float32Array>;

/** Hops from the start of a window to its middle, where its onset is. */
const DELAY = Math.round((ONSET_WINDOW / 2 / SAMPLE_RATE) * ONSET_RATE);
/** Hops around a hit that it must exceed, and over which its surroundings are averaged. */
const PEAK_REACH = 3;
const MEAN_REACH = 25;
/** A hit exceeds the mean around it by this factor, and this share of the strong hits. */
const LEAST_OVER_MEAN = 1.8;
const LEAST_SHARE = 0.15;
/** Seconds over which energy is averaged, on both sides. */
const ENERGY_SECONDS = 1.5;
const SILENCE = 1e-3;

export function trackCurves(scan: StructureScan): TrackCurves {
  const snare = hits(scan.snare);
  return {
    onset: hits(scan.onsets),
    kick: withoutLeaks(hits(scan.kick), snare),
    snare,
    hat: hits(scan.hat),
    energy: energy(scan.power),
  };
}

/** Peak picking with a moving threshold (Dixon 2006, "Onset detection revisited"). */
function hits(curve: Float32Array): Float32Array {
  const out = new Float32Array(curve.length);
  const strong = percentile(
    curve.filter((value) => value > 1e-3),
    0.97,
  );
  if (strong < 1e-3) return out;
  let sum = 0;
  for (let i = -MEAN_REACH; i < curve.length; i++) {
    if (i + MEAN_REACH < curve.length) sum += curve[i + MEAN_REACH];
    if (i - MEAN_REACH - 1 >= 0) sum -= curve[i - MEAN_REACH - 1];
    if (i < 0) continue;
    const mean = sum / (2 * MEAN_REACH + 1);
    if (curve[i] < LEAST_OVER_MEAN * mean || curve[i] < LEAST_SHARE * strong) continue;
    let isPeak = true;
    for (let k = 1; k <= PEAK_REACH && isPeak; k++)
      if ((curve[i - k] ?? 0) > curve[i] || (curve[i + k] ?? 0) >= curve[i]) isPeak = false;
    if (isPeak && i + DELAY < out.length) out[i + DELAY] = Math.min(1, curve[i] / strong);
  }
  return out;
}

/** The body of a snare reaches into the band of the kick: a weak kick with a strong snare is none. */
function withoutLeaks(kick: Float32Array, snare: Float32Array): Float32Array {
  return kick.map((strength, i) => {
    const near = Math.max(...[-2, -1, 0, 1, 2].map((k) => snare[i + k] ?? 0));
    return strength < 0.6 && near > 0.5 ? 0 : strength;
  });
}

/** The level averaged over three seconds, 1 at the loudest parts. */
function energy(power: Float32Array): Float32Array {
  const reach = ENERGY_SECONDS * ONSET_RATE;
  const out = new Float32Array(power.length);
  let sum = 0;
  for (let i = -reach; i < power.length; i++) {
    if (i + reach < power.length) sum += power[i + reach];
    if (i - reach - 1 >= 0) sum -= power[i - reach - 1];
    if (i >= 0) out[i] = Math.sqrt(Math.max(0, sum) / (2 * reach + 1));
  }
  const top = percentile(out, 0.98);
  return top < SILENCE ? out.fill(0) : out.map((level) => Math.min(1, level / top));
}
