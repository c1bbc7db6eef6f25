// The sound of a reel as one track in reel time: its audio trimmed, faded and looped, and its sounds. Kept in the cache like a decoded
// file, by the digest of what it is mixed from. The analysis reads the audio alone, so that a sound effect does not move the beat.

import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { ScenePlan } from '../../../../contract/plan.ts';
import { audioDigest, createTrack, openSoundTrack } from '../sound-track.ts';
import type { SoundOptions, SoundTrack } from '../sound-track.ts';
import { CHANNELS } from '../timeline.ts';
import { createLimiter } from './limiter.ts';
import { createLoudnessMeter } from './loudness.ts';
import { mixBlocks } from './mix-blocks.ts';
import type { MixBlock } from './mix-blocks.ts';
import { endOfVoice, mixRecipe } from './mix-recipe.ts';
import type { MixRecipe } from './mix-recipe.ts';

/** Part of the digest. Increase it with every change of the samples. */
const MIX_VERSION = 3;
/** -1 dBTP with 0.1 dB to spare for what the gain itself adds between samples. */
const CEILING = 10 ** (-1.1 / 20);
/** Largest gain of `loudness`: quieter sound is mostly noise. */
const MOST_GAIN = 10 ** (24 / 20);

/** Measurements for `loudness`, and the difference in LU that is left alone. */
const MOST_ROUNDS = 6;
const LIMITED_STEP = 1.7;
const CLOSE_ENOUGH = 0.2;

export interface MixOptions extends SoundOptions {
  /** Seconds of the reel at which the mix ends; the whole reel by default. */
  end?: number;
}

/** The sound of the reel; null where it has none. Rejects with a RenderError where a file cannot be read or has no sound. */
export async function mixSound(plan: ScenePlan, options: MixOptions = {}): Promise<SoundTrack | null> {
  const paths = soundPaths(plan);
  if (paths.length === 0) return null;
  const tracks = new Map<string, SoundTrack>();
  for (const path of paths) tracks.set(path, await openSoundTrack(path, options));
  const recipe = mixRecipe(plan, tracks, options.end ?? plan.segments.at(-1)?.end ?? 0);
  const digest = digestOf(recipe, ({ digest: own }) => own);
  return createTrack(digest, options, (output) => writeMix(recipe, output));
}

/** What the mix of a whole reel is known by, without decoding anything. Rejects where a file cannot be read. */
export async function mixDigest(plan: ScenePlan): Promise<string> {
  const digests = await Promise.all(soundPaths(plan).map((path) => audioDigest(path)));
  const { audio, sounds, loudness, truePeak, segments } = plan;
  return createHash('sha256')
    .update(
      // Where it is written in the text changes nothing.
      JSON.stringify(
        [MIX_VERSION, digests, audio, sounds, loudness, segments.at(-1)?.end, truePeak],
        (key, value: unknown) => (key === 'range' ? undefined : value),
      ),
    )
    .digest('hex');
}

/** Every file that sounds, once. */
function soundPaths({ audio, sounds = [] }: ScenePlan): string[] {
  const paths = [...(audio ? [audio.path] : []), ...sounds.map(({ media }) => media.path)];
  return [...new Set(paths.filter((path) => path !== ''))];
}

const digestOf = (recipe: MixRecipe, of: (track: SoundTrack) => string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([MIX_VERSION, recipe], (key, value: unknown) =>
        key === 'track' ? of(value as SoundTrack) : value,
      ),
    )
    .digest('hex');

/** Writes interleaved samples; returns their number in one channel. */
async function writeMix(recipe: MixRecipe, output: FileHandle): Promise<number> {
  const { voices, length, loudness } = recipe;
  const last = Math.max(0, ...voices.map((voice) => endOfVoice(voice, length)));
  const end = Math.min(recipe.end, last);
  const gain = loudness === null ? 1 : await gainTo(loudness, recipe, last);
  let written = 0;
  const write = async ({ left, right, count }: MixBlock) => {
    const samples = new Int16Array(count * CHANNELS);
    for (let i = 0; i < count; i++) {
      samples[2 * i] = toInt16(left[i]);
      samples[2 * i + 1] = toInt16(right[i]);
    }
    await output.write(new Uint8Array(samples.buffer), 0, samples.byteLength, written * CHANNELS * 2);
    written += count;
  };
  for await (const block of limitedBlocks(recipe, end, gain)) await write(block);
  return written;
}

/** The mix made louder by `gain`, with its peaks under the ceiling. */
async function* limitedBlocks(recipe: MixRecipe, end: number, gain: number): AsyncGenerator<MixBlock> {
  const { voices, truePeak } = recipe;
  // A single track that is not made louder cannot exceed its own peaks.
  const isLimited = truePeak !== undefined || voices.length > 1 || gain > 1 || voices.some(({ volume }) => volume > 1);
  const limiter = isLimited ? createLimiter(truePeak === undefined ? CEILING : 10 ** (truePeak / 20)) : null;
  for await (const block of mixBlocks(recipe, end)) {
    for (let i = 0; i < block.count; i++) {
      block.left[i] *= gain;
      block.right[i] *= gain;
    }
    yield limiter ? limiter.push(block.left, block.right, block.count) : block;
  }
  if (limiter) yield limiter.end();
}

/** The gain with which the limited mix is as loud as asked. What the limiter takes is added again, a few times. */
async function gainTo(loudness: number, recipe: MixRecipe, end: number): Promise<number> {
  let gain = 1;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const meter = createLoudnessMeter();
    for await (const { left, right, count } of limitedBlocks(recipe, end, gain)) meter.add(left, right, count);
    const off = loudness - meter.integrated();
    if (!Number.isFinite(off) || Math.abs(off) < CLOSE_ENOUGH) break;
    // Once the limiter works it takes part of each step.
    gain = Math.min(MOST_GAIN, gain * 10 ** (((round === 0 ? 1 : LIMITED_STEP) * off) / 20));
    if (gain === MOST_GAIN) break;
  }
  return gain;
}

function toInt16(sample: number): number {
  const level = Math.round(sample * 32768);
  return level > 32767 ? 32767 : level < -32768 ? -32768 : level;
}
