// Synthesises songs whose tempo, beats, bars, sections and drops are known: drums, bass, chords and a lead in several styles.

import { SAMPLE_RATE } from '../../../src/engine/inputs/audio/timeline.ts';

export type Style = 'house' | 'techno' | 'drumAndBass' | 'hipHop' | 'rock' | 'ballad' | 'breaks' | 'piano';

/** What plays in a section. */
export interface SongPart {
  bars: number;
  drums?: 'all' | 'hats' | 'kick' | 'none';
  bass?: boolean;
  chords?: boolean;
  lead?: boolean;
  /** Amplitude of the whole part. */
  level?: number;
  /** Index of the chord progression. */
  harmony?: number;
}

export interface Song {
  bpm: number;
  style: Style;
  parts: SongPart[];
  /** Seconds before the first beat. */
  start?: number;
  seed?: number;
}

export interface SongTruth {
  beats: number[];
  bars: number[];
  sections: number[];
  seconds: number;
}

/** Steps of a bar of sixteen at which each drum plays. */
const PATTERNS: Record<Style, { kick: number[]; snare: number[]; hat: number[] }> = {
  house: { kick: [0, 4, 8, 12], snare: [4, 12], hat: [2, 6, 10, 14] },
  techno: { kick: [0, 4, 8, 12], snare: [], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  drumAndBass: { kick: [0, 10], snare: [4, 12], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  hipHop: { kick: [0, 7, 10], snare: [4, 12], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  rock: { kick: [0, 8, 10], snare: [4, 12], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  ballad: { kick: [0, 8], snare: [4, 12], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  breaks: { kick: [0, 3, 10], snare: [4, 12, 15], hat: [0, 2, 4, 6, 8, 10, 12, 14] },
  piano: { kick: [], snare: [], hat: [] },
};
const PROGRESSIONS = [
  [57, 53, 60, 55],
  [62, 58, 65, 60],
  [52, 57, 50, 59],
];

export function synthesiseSong({ bpm, style, parts, start = 0.3, seed = 1 }: Song): {
  samples: Int16Array;
  truth: SongTruth;
} {
  const beat = 60 / bpm;
  const bars = parts.reduce((sum, part) => sum + part.bars, 0);
  const seconds = start + bars * 4 * beat + 1;
  const length = Math.ceil(seconds * SAMPLE_RATE);
  const mix = new Float64Array(length);
  const noise = createNoise(seed);
  const notes = new Map<string, Float64Array>();
  const add: Add = (at, long, voice, name) => {
    const first = Math.round(at * SAMPLE_RATE);
    const count = Math.min(Math.round(long * SAMPLE_RATE), length - first);
    const key = `${name} ${count}`;
    let note = name === undefined ? undefined : notes.get(key);
    if (note === undefined) {
      note = new Float64Array(count);
      for (let i = 0; i < count; i++) note[i] = voice(i / SAMPLE_RATE);
      if (name !== undefined) notes.set(key, note);
    }
    for (let i = 0; i < count; i++) mix[first + i] += note[i];
  };
  const pattern = PATTERNS[style];
  const sections: number[] = [];
  let bar = 0;
  for (const part of parts) {
    sections.push(start + bar * 4 * beat);
    const gain = part.level ?? 1;
    for (let k = 0; k < part.bars; k++, bar++) {
      const at = start + bar * 4 * beat;
      const root = PROGRESSIONS[part.harmony ?? 0][bar % 4];
      const drums = part.drums ?? 'none';
      for (let step = 0; step < 16; step++) {
        const time = at + (step * beat) / 4;
        if (pattern.kick.includes(step) && (drums === 'all' || drums === 'kick')) kick(add, time, 0.55 * gain);
        if (pattern.snare.includes(step) && drums === 'all') snare(add, time, 0.35 * gain, noise);
        if (pattern.hat.includes(step) && (drums === 'all' || drums === 'hats')) hat(add, time, 0.12 * gain, noise);
        if (part.lead && step % 2 === 0)
          tone(add, time, beat / 2, root + 12 + [0, 4, 7, 12, 7, 4, 0, 7][step / 2], 0.08 * gain, 6);
        if (part.bass && step % 4 === (style === 'house' ? 2 : 0))
          tone(add, time, beat * 0.9, root - 24, 0.2 * gain, 3);
        if (style === 'piano' && part.chords && step % 4 === 0)
          for (const note of [0, 4, 7]) tone(add, time, beat, root + note, (step === 0 ? 0.16 : 0.1) * gain, 4);
      }
      if (part.chords && style !== 'piano')
        for (const note of [0, 3, 7, 10]) pad(add, at, 4 * beat, root + note, 0.05 * gain);
    }
  }
  const samples = new Int16Array(length * 2);
  for (let i = 0; i < length; i++) {
    const value = Math.round(32767 * Math.max(-1, Math.min(1, mix[i] * 0.7)));
    samples[2 * i] = value;
    samples[2 * i + 1] = value;
  }
  const count = bars * 4;
  return {
    samples,
    truth: {
      beats: Array.from({ length: count }, (_, i) => start + i * beat),
      bars: Array.from({ length: bars }, (_, i) => start + i * 4 * beat),
      sections,
      seconds,
    },
  };
}

/** Interleaved samples in blocks, as a decoded track is read. */
export function* inBlocks(samples: Int16Array, size = 65536): Generator<Int16Array> {
  for (let at = 0; at < samples.length; at += size) yield samples.subarray(at, at + size);
}

/** Adds a note from sample to sample. One with a `name` sounds the same each time, and is computed once. */
type Add = (at: number, long: number, voice: (t: number) => number, name?: string) => void;

function kick(add: Add, at: number, gain: number): void {
  add(
    at,
    0.25,
    (t) => gain * Math.sin(2 * Math.PI * (48 * t + 5 * (1 - Math.exp(-t * 28)))) * Math.exp(-t * 14),
    `kick ${gain}`,
  );
}

function snare(add: Add, at: number, gain: number, noise: () => number): void {
  let low = 0;
  add(at, 0.2, (t) => {
    const white = noise();
    low += 0.55 * (white - low);
    return gain * (0.5 * Math.sin(2 * Math.PI * 190 * t) * Math.exp(-t * 30) + 0.9 * low * Math.exp(-t * 18));
  });
}

function hat(add: Add, at: number, gain: number, noise: () => number): void {
  let before = 0,
    earlier = 0;
  add(at, 0.08, (t) => {
    const white = noise();
    const high = white - 2 * before + earlier;
    earlier = before;
    before = white;
    return gain * 0.5 * high * Math.exp(-t * 60);
  });
}

const hertz = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

function tone(add: Add, at: number, long: number, midi: number, gain: number, decay: number): void {
  const wave = harmonics(hertz(midi), 5);
  add(
    at,
    long,
    (t) => gain * wave() * Math.exp(-t * decay) * Math.max(0, Math.min(1, t / 0.004, (long - t) / 0.01)),
    `tone ${midi} ${gain} ${decay} ${long}`,
  );
}

function pad(add: Add, at: number, long: number, midi: number, gain: number): void {
  const wave = harmonics(hertz(midi), 6);
  add(
    at,
    long,
    (t) => gain * wave() * Math.max(0, Math.min(1, t / 0.05, (long - t) / 0.05)),
    `pad ${midi} ${gain} ${long}`,
  );
}

/** The next sample of a sum of sines, as a recurrence: a thousand calls of `Math.sin` a second would take minutes. */
function harmonics(hz: number, count: number): () => number {
  const turns = Array.from({ length: count }, (_, k) => 2 * Math.cos((2 * Math.PI * hz * (k + 1)) / SAMPLE_RATE));
  const now = new Float64Array(count),
    before = Float64Array.from(turns, (_, k) => -Math.sin((2 * Math.PI * hz * (k + 1)) / SAMPLE_RATE));
  return () => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      sum += now[k] / (k + 1);
      const next = turns[k] * now[k] - before[k];
      before[k] = now[k];
      now[k] = next;
    }
    return sum;
  };
}

function createNoise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}
