// Mixes what sounds in a reel, block by block, sample-exact. Long reels never have to fit into memory.

import { readSamples } from '../sound-track.ts';
import { CHANNELS, SAMPLE_RATE } from '../timeline.ts';
import { endOfVoice } from './mix-recipe.ts';
import type { MixRecipe, MixVoice } from './mix-recipe.ts';

const BLOCK = 32 * 1024;
/** The end fades so that it does not click: 10 ms. */
const END_FADE = SAMPLE_RATE / 100;
/** Gain of the music under speech (-10 dB), and the samples in which it falls and rises. */
const DUCKED = 0.32;
const DUCK_FALL = SAMPLE_RATE * 0.2;
const DUCK_RISE = SAMPLE_RATE * 0.5;

export interface MixBlock {
  left: Float32Array;
  right: Float32Array;
  count: number;
}

/** Yields the mix from sample 0 up to `to`. A block is valid until the next one. */
export async function* mixBlocks(recipe: MixRecipe, to: number): AsyncGenerator<MixBlock> {
  const { voices, length } = recipe;
  const spoken = voices
    .filter(({ role }) => role === 'speech')
    .map((voice) => ({ from: voice.at, to: endOfVoice(voice, length) }));
  const block: MixBlock = { left: new Float32Array(BLOCK), right: new Float32Array(BLOCK), count: 0 };
  for (let start = 0; start < to; start += BLOCK) {
    block.count = Math.min(BLOCK, to - start);
    block.left.fill(0);
    block.right.fill(0);
    for (const voice of voices) await addVoice(block, start, voice, length, spoken);
    fadeEnd(block, start, to);
    yield block;
  }
}

async function addVoice(
  { left, right, count }: MixBlock,
  start: number,
  voice: MixVoice,
  length: number,
  spoken: readonly { from: number; to: number }[],
): Promise<void> {
  const end = endOfVoice(voice, length);
  const period = voice.track.samples - voice.from;
  const first = Math.max(start, voice.at),
    last = Math.min(start + count, end);
  for (let at = first; at < last;) {
    const offset = (at - voice.at) % period;
    const part = Math.min(last - at, period - offset);
    let k = at - start;
    for await (const samples of readSamples(voice.track, voice.from + offset, voice.from + offset + part))
      for (let i = 0; i < samples.length; i += CHANNELS, k++) {
        const gain = gainAt(voice, start + k, end, spoken) / 32768;
        left[k] += samples[i] * gain * Math.min(1, 1 - voice.pan);
        right[k] += samples[i + 1] * gain * Math.min(1, 1 + voice.pan);
      }
    at += part;
  }
}

function gainAt(
  { volume, at, fadeIn, fadeOut, role }: MixVoice,
  sample: number,
  end: number,
  spoken: readonly { from: number; to: number }[],
): number {
  let gain = volume;
  if (fadeIn > 0) gain *= Math.min(1, (sample - at) / fadeIn);
  if (fadeOut > 0) gain *= Math.min(1, (end - sample) / fadeOut);
  if (role === 'music' && spoken.length > 0) gain *= duckAt(sample, spoken);
  return gain;
}

/** Falls before speech begins and rises after it has ended. */
function duckAt(sample: number, spoken: readonly { from: number; to: number }[]): number {
  let open = 1;
  for (const { from, to } of spoken) {
    const apart = sample < from ? (from - sample) / DUCK_FALL : sample > to ? (sample - to) / DUCK_RISE : 0;
    open = Math.min(open, apart);
  }
  return DUCKED + (1 - DUCKED) * open;
}

function fadeEnd({ left, right, count }: MixBlock, start: number, end: number): void {
  for (let i = Math.max(0, end - END_FADE - start); i < count; i++) {
    const gain = (end - start - i) / END_FADE;
    left[i] *= gain;
    right[i] *= gain;
  }
}
