// Audio features of a reel without audio: a lively pattern derived from the tempo, so that audio-driven scenes do not go blank. A pure
// function of the frame number, so it needs no memory and is the same on every machine.

import { BEATS_PER_BAR, DEFAULT_BPM } from '../../../contract/defaults.ts';
import { FEATURE_NAMES, SPECTRUM_BINS, WAVEFORM_POINTS } from './audio-features.ts';
import type { AudioFeatures, ColumnName } from './audio-features.ts';

/** Seconds `audio.decay` takes to fall from 1 to 0. */
export const DECAY_SECONDS = 0.5;
/** Bars of a section. */
const SECTION_BARS = 8;

/** Features of a reel without audio: beats at a steady `bpm`, everything else derived from them. */
export function synthesiseFeatures(options: {
  fps: number;
  frames: number;
  bpm?: number | null;
  beatOffset?: number | undefined;
  first?: number;
}): AudioFeatures {
  const tempo = options.bpm ?? DEFAULT_BPM;
  const first = options.first ?? 0;
  const beatOffset = options.beatOffset ?? 0;
  const seconds = (first + options.frames) / options.fps;
  const bars = steadyBeats(tempo / BEATS_PER_BAR, seconds, beatOffset);
  return {
    fps: options.fps,
    frames: options.frames,
    seconds: 0,
    tempo,
    beats: steadyBeats(tempo, seconds, beatOffset),
    bars,
    sections: Float64Array.from([0, ...bars.filter((_, i) => i > 0 && i % SECTION_BARS === 0)]),
    drops: new Float64Array(0),
    beatOffset,
    rows: 0,
    first,
    rowOffset: 0,
    loopRows: null,
    detailFirst: 0,
    detailRows: 0,
    buffer: new SharedArrayBuffer(0),
  };
}

/** Times of the beats of a steady grid, from 0 up to `seconds`. `offset`: the time of any of them. */
export function steadyBeats(tempo: number, seconds: number, offset = 0): Float64Array {
  const first = offset - Math.floor((offset * tempo) / 60 + 1e-9) * (60 / tempo);
  const count = Math.max(1, Math.floor(((seconds - first) * tempo) / 60 + 1e-9) + 1);
  return Float64Array.from({ length: count }, (_, k) => (k * 60) / tempo + first);
}

export const quantise = (value: number): number => Math.round(value * 1024) / 1024;
const fract = (k: number) => k - Math.floor(k);
/** A smooth 0..1..0 over k in turns: parabolas that approximate a cosine. */
const swell = (k: number) => {
  const f = fract(k);
  const half = f < 0.5 ? f * 2 : (1 - f) * 2;
  return half * half * (3 - 2 * half);
};
/** A sine-like -1..1 over turns. */
const wave = (k: number) => 2 * swell(k + 0.25 + 0.5) - 1;
const fall = (seconds: number, length: number) => {
  const left = 1 - seconds / length;
  return left > 0 ? left * left : 0;
};

/** Value of one feature at an absolute reel frame. */
export function synthesisedValue(name: ColumnName, frame: number, fps: number, tempo: number, offset = 0): number {
  return name === 'tempo' ? tempo : quantise(valueAt(name, frame, fps, tempo, offset));
}

function valueAt(name: ColumnName, frame: number, fps: number, tempo: number, offset: number): number {
  const beatLength = 60 / tempo;
  const t = frame / fps - offset;
  // A beat belongs to the frame nearest to it, as with detected ones.
  const frameOf = (beat: number) => Math.round((beat * beatLength + offset) * fps);
  let index = Math.floor(((frame + 0.5) / fps - offset) / beatLength);
  if (frameOf(index + 1) <= frame) index++;
  else if (frameOf(index) > frame && frame > 0) index--;
  const beatFrame = frameOf(index);
  const since = (frame - beatFrame) / fps;
  const eighth = fract((t / beatLength) * 2) * (beatLength / 2);
  const inBar = ((index % BEATS_PER_BAR) + BEATS_PER_BAR) % BEATS_PER_BAR;
  const kick = (inBar === 0 ? 1 : 0.8) * fall(since, 0.32);
  const snare = inBar % 2 === 1 ? fall(since, 0.25) : 0;
  const hat = fall(eighth, 0.16);
  const breath = swell(t / (beatLength * 16)); // builds and eases over four bars
  const melody = 0.5 + 0.5 * wave(t / (beatLength * 3));
  const sub = 0.12 + 0.8 * kick;
  const bass = 0.18 + 0.6 * kick + 0.2 * breath;
  const lowmid = 0.22 + 0.3 * melody + 0.25 * snare;
  const mid = 0.24 + 0.4 * (1 - melody) + 0.3 * snare * breath;
  const highmid = 0.15 + 0.45 * snare + 0.25 * hat;
  const high = 0.1 + 0.55 * hat + 0.2 * snare;
  switch (name) {
    case 'beat':
      return frame === beatFrame ? 1 : 0;
    case 'decay':
      return fall(since, DECAY_SECONDS);
    case 'rms':
      return 0.3 + 0.4 * kick + 0.12 * snare + 0.15 * breath;
    case 'sub':
      return sub;
    case 'bass':
      return bass;
    case 'lowmid':
      return lowmid;
    case 'mid':
      return mid;
    case 'highmid':
      return highmid;
    case 'high':
      return high;
    case 'centroid':
      return 0.3 + 0.25 * hat + 0.2 * snare + 0.1 * melody;
    case 'flatness':
      return 0.15 + 0.3 * snare + 0.15 * hat;
    case 'flux':
      return since < 1.5 / fps ? 0.9 : 0.1 + 0.3 * hat;
    case 'tempo':
      return tempo;
    case 'energy':
      return 0.5 + 0.4 * breath;
    case 'onset':
      return Math.max(kick, snare, 0.5 * hat);
    case 'kick':
      return kick;
    case 'snare':
      return snare;
    case 'hat':
      return hat;
    default: {
      const all = [sub, bass, lowmid, mid, highmid, high];
      const total = sub + bass + lowmid + mid + highmid + high;
      return all[FEATURE_NAMES.indexOf(name) - FEATURE_NAMES.indexOf('subRatio')] / total;
    }
  }
}

/** Writes the 128 spectrum bins (0..1) of an absolute reel frame. */
export function synthesisedSpectrumInto(
  out: Float32Array,
  frame: number,
  fps: number,
  tempo: number,
  offset = 0,
): void {
  const names = ['sub', 'bass', 'lowmid', 'mid', 'highmid', 'high'] as const;
  const levels = names.map((name) => valueAt(name, frame, fps, tempo, offset));
  const t = frame / fps;
  for (let bin = 0; bin < SPECTRUM_BINS; bin++) {
    const place = (bin / (SPECTRUM_BINS - 1)) * (names.length - 1);
    const below = Math.min(names.length - 2, Math.floor(place));
    const level = levels[below] + (levels[below + 1] - levels[below]) * (place - below);
    const ripple = 0.72 + 0.28 * wave(bin * 0.137 + t * (0.4 + (bin % 7) * 0.11));
    out[bin] = quantise(Math.min(1, Math.max(0, level * ripple)));
  }
}

/** Writes the 512 waveform samples (-1..1) of an absolute reel frame. */
export function synthesisedWaveformInto(
  out: Float32Array,
  frame: number,
  fps: number,
  tempo: number,
  offset = 0,
): void {
  const loud = valueAt('rms', frame, fps, tempo, offset);
  const bright = valueAt('high', frame, fps, tempo, offset);
  const t = frame / fps;
  for (let point = 0; point < WAVEFORM_POINTS; point++) {
    const k = point / WAVEFORM_POINTS;
    const sum = 0.62 * wave(k * 3 + t * 0.7) + 0.26 * wave(k * 8 - t * 1.3) + 0.4 * bright * wave(k * 29 + t * 2.1);
    out[point] = quantise(Math.min(1, Math.max(-1, sum * loud)));
  }
}
