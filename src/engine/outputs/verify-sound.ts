// Checks that the sound of a finished video is what was analysed, by its length and its level in each tenth of a second. This
// finds a shift against the picture, a missing part and the sound of another file.

import { decodeAudio } from '../inputs/audio/decode-audio.ts';
import type { SoundMeter } from '../inputs/audio/mix/sound-meter.ts';
import { soundRange } from '../inputs/audio/sound-input.ts';
import type { Sound } from '../inputs/audio/sound-input.ts';
import { readSamples } from '../inputs/audio/sound-track.ts';
import { CHANNELS, createTimeline, SAMPLE_RATE } from '../inputs/audio/timeline.ts';

export interface VerifySoundOptions {
  ffmpegPath: string;
  video: string;
  /** What the video was made from. */
  sound: Sound;
  /** Length of the video. */
  seconds: number;
  meter?: SoundMeter;
  signal?: AbortSignal;
}

const BLOCK = SAMPLE_RATE / 10;
/** Seconds: codecs pad the last packet. */
const LENGTH_TOLERANCE = 0.1;
/** Allowed difference of two rms levels: a share of the loudest block plus a share of the louder of the two. */
const LEVEL_TOLERANCE = 0.1;
const RELATIVE_TOLERANCE = 0.3;
/** Blocks in a row that must differ. A codec may move an attack over the edge of one. */
const LEAST_BLOCKS = 2;

/** What is wrong with the sound, as a phrase; null if nothing is. */
export async function verifySound(options: VerifySoundOptions): Promise<string | null> {
  const { from, to } = soundRange(options.sound, options.seconds);
  const expected = createEnvelope();
  for await (const block of readSamples(options.sound.track, from, to)) expected.add(block, 1 / 32768);
  const found = createEnvelope();
  const place = createTimeline();
  for await (const { at, samples } of decodeAudio(options.video, {
    ffmpegPath: options.ffmpegPath,
    ...(options.signal ? { signal: options.signal } : {}),
  })) {
    const { silence, skip } = place(at, samples.length / CHANNELS);
    found.skip(silence);
    const heard = samples.subarray(skip * CHANNELS);
    found.add(heard, 1);
    options.meter?.add(heard);
  }
  const seconds = found.samples / SAMPLE_RATE;
  if (Math.abs(seconds - expected.samples / SAMPLE_RATE) > LENGTH_TOLERANCE)
    return `expected ${(expected.samples / SAMPLE_RATE).toFixed(3)} s of sound, but found ${seconds.toFixed(3)} s`;
  const at = firstDifference(expected.levels(), found.levels());
  return at === null
    ? null
    : `the sound differs from what was analysed at ${((at * BLOCK) / SAMPLE_RATE).toFixed(1)} s`;
}

/** Index of the first block that differs; null if the levels agree. */
export function firstDifference(expected: readonly number[], found: readonly number[]): number | null {
  const loudest = Math.max(...expected, 1e-4);
  let differing = 0;
  for (const [i, level] of expected.entries()) {
    const other = found[i] ?? 0;
    const allowed = LEVEL_TOLERANCE * loudest + RELATIVE_TOLERANCE * Math.max(level, other);
    differing = Math.abs(level - other) > allowed ? differing + 1 : 0;
    if (differing === LEAST_BLOCKS) return i - LEAST_BLOCKS + 1;
  }
  return null;
}

interface Envelope {
  /** Samples so far, in one channel. */
  readonly samples: number;
  add(block: Int16Array | Float32Array, scale: number): void;
  skip(samples: number): void;
  /** Rms of each block, both channels together. */
  levels(): number[];
}

function createEnvelope(): Envelope {
  const powers: number[] = [];
  let samples = 0;
  return {
    get samples() {
      return samples;
    },
    add(block, scale) {
      for (let i = 0; i < block.length; i += CHANNELS) {
        const index = Math.floor(samples / BLOCK);
        const power = (block[i] * scale) ** 2 + (block[i + 1] * scale) ** 2;
        powers[index] = (powers[index] ?? 0) + power;
        samples++;
      }
    },
    skip(count) {
      samples += count;
    },
    levels: () => Array.from(powers, (power = 0) => Math.sqrt(power / (BLOCK * CHANNELS))),
  };
}
