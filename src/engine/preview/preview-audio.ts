// The sound of a preview: what a render muxes, as a WAV file in memory, because webviews lack AAC and do not
// seek exactly in MP3. Long tracks are halved in rate and mixed to mono: the whole file goes through the message channel.

import type { PreviewAudio } from '../../contract/protocol.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import { overviewOf } from '../inputs/audio/overview.ts';
import { needsMix } from '../inputs/audio/mix/mix-recipe.ts';
import { mixSound } from '../inputs/audio/mix/mix-sound.ts';
import { openSoundTrack, readSamples } from '../inputs/audio/sound-track.ts';
import type { SoundOptions } from '../inputs/audio/sound-track.ts';
import { CHANNELS, SAMPLE_RATE } from '../inputs/audio/timeline.ts';
import { wavFile } from './wav-file.ts';

const LONG_SECONDS = 300;
const MOST_SECONDS = 1800;
/** Samples of one peak of the wave: a tenth of a second. */
const PEAK_SAMPLES = SAMPLE_RATE / 10;

/** At most half an hour, in reel time; null where the reel has no sound. A reel that only plays its audio has the whole file. */
export async function previewAudio(plan: ScenePlan, options: SoundOptions): Promise<PreviewAudio | null> {
  const track = needsMix(plan)
    ? await mixSound(plan, options)
    : plan.audio && (await openSoundTrack(plan.audio.path, options));
  if (!track) return null;
  const samples = Math.min(track.samples, MOST_SECONDS * SAMPLE_RATE);
  const isLong = samples > LONG_SECONDS * SAMPLE_RATE;
  const out = new Int16Array(isLong ? Math.ceil(samples / 2) : samples * CHANNELS);
  const peaks = new Float32Array(Math.max(1, Math.ceil(samples / PEAK_SAMPLES)));
  let filled = 0,
    read = 0;
  for await (const block of readSamples(track, 0, samples)) {
    for (let i = 0; i < block.length; i += CHANNELS, read++) {
      const peak = Math.floor(read / PEAK_SAMPLES);
      peaks[peak] = Math.max(peaks[peak], Math.abs(block[i]), Math.abs(block[i + 1]));
    }
    if (isLong) filled += halveInto(out, filled, block);
    else {
      out.set(block, filled);
      filled += block.length;
    }
  }
  return {
    bytes: wavFile(out.subarray(0, filled), isLong ? SAMPLE_RATE / 2 : SAMPLE_RATE, isLong ? 1 : CHANNELS),
    mime: 'audio/wav',
    digest: track.digest,
    wave: Float32Array.from(overviewOf(peaks)),
    seconds: track.seconds,
  };
}

/** Below this share of the power, the sum of the channels has cancelled: the left one is heard alone. */
const CANCELLED = 0.1;

/** Mixes a block to mono at half its rate; returns the number of samples written. */
function halveInto(out: Int16Array, at: number, block: Int16Array): number {
  let sum = 0,
    power = 0;
  for (let i = 0; i < block.length; i += 2) {
    sum += (block[i] + block[i + 1]) ** 2;
    power += 2 * (block[i] ** 2 + block[i + 1] ** 2);
  }
  const right = sum < CANCELLED * power ? block.map((_, i) => block[i - (i % 2)]) : block;
  const count = Math.floor(block.length / 4);
  for (let i = 0; i < count; i++) {
    const from = i * 4;
    out[at + i] = Math.round((block[from] + right[from + 1] + block[from + 2] + right[from + 3]) / 4);
  }
  return count;
}
