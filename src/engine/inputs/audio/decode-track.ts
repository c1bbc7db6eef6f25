// Decodes an audio file into samples on one timeline, whatever its container does: late starts and pauses become silence,
// chained Ogg files are read whole, changes of rate or layout are resampled, samples that are no numbers become silence.

import type { FileHandle } from 'node:fs/promises';
import { audioTooLong, audioUnreadable, fileTrouble } from '../../errors/render-errors.ts';
import { decodeAudio } from './decode-audio.ts';
import type { DecodeOptions } from './decode-audio.ts';
import { oggChains } from './ogg-chains.ts';
import type { OggChain } from './ogg-chains.ts';
import { CHANNELS, createTimeline, SAMPLE_RATE } from './timeline.ts';

/** Timestamps of a damaged or hostile file may claim any length. */
const MOST_HOURS = 24;
const MOST_SAMPLES = MOST_HOURS * 3600 * SAMPLE_RATE;
/** Old versions of ffmpeg do not cut the last Vorbis block to its length; a longer excess is no such block. */
const LONGEST_EXCESS = SAMPLE_RATE / 10;
const BUFFER_SAMPLES = 64 * 1024;

export interface DecodeTrackOptions extends Omit<DecodeOptions, 'bytes'> {
  /** Called with the seconds decoded so far. */
  onProgress?: (seconds: number) => void;
}

/** Writes interleaved s16 samples from the start of `output`; returns their number in one channel. */
export async function decodeTrack(file: string, output: FileHandle, options: DecodeTrackOptions): Promise<number> {
  const { onProgress, ...decoding } = options;
  let chains: OggChain[] | null;
  try {
    chains = await oggChains(file);
  } catch (error) {
    throw audioUnreadable(file, fileTrouble(error));
  }
  const writer = createSampleWriter(output);
  for (const chain of chains ?? [null]) {
    const start = writer.position;
    let place: ReturnType<typeof createTimeline> | null = null;
    const isPart = chain !== null && chains!.length > 1;
    const bytes = isPart ? { bytes: { start: chain.start, end: chain.end } } : {};
    for await (const { at, samples, codec } of decodeAudio(file, { ...decoding, ...bytes })) {
      place ??= createTimeline({ hasJitter: codec === 'vorbis' });
      const { silence, skip } = place(at, samples.length / CHANNELS);
      if (writer.position + silence > MOST_SAMPLES) throw audioTooLong(file, MOST_HOURS);
      await writer.silence(silence);
      await writer.write(samples.subarray(skip * CHANNELS));
      onProgress?.(writer.position / SAMPLE_RATE);
    }
    if (chain && chain.endSeconds !== null) {
      const excess = writer.position - start - Math.round(chain.endSeconds * SAMPLE_RATE);
      if (excess > 0 && excess <= LONGEST_EXCESS) await writer.back(excess);
    }
  }
  return writer.finish();
}

interface SampleWriter {
  /** Samples written so far, in one channel. */
  readonly position: number;
  write(samples: Float32Array): Promise<void>;
  /** Moves on by `count` samples, which read as silence. */
  silence(count: number): Promise<void>;
  /** Takes the last `count` samples back. */
  back(count: number): Promise<void>;
  finish(): Promise<number>;
}

/** Silence is not written: file systems read holes as zeros and keep no blocks for them. */
function createSampleWriter(output: FileHandle): SampleWriter {
  const buffer = new Int16Array(BUFFER_SAMPLES * CHANNELS);
  let filled = 0;
  let flushed = 0;
  const flush = async () => {
    if (filled === 0) return;
    await output.write(new Uint8Array(buffer.buffer, 0, filled * 2), 0, filled * 2, flushed * CHANNELS * 2);
    flushed += filled / CHANNELS;
    filled = 0;
  };
  return {
    get position() {
      return flushed + filled / CHANNELS;
    },
    async write(samples) {
      for (let from = 0; from < samples.length;) {
        const count = Math.min(samples.length - from, buffer.length - filled);
        toInt16(samples.subarray(from, from + count), buffer, filled);
        filled += count;
        from += count;
        if (filled === buffer.length) await flush();
      }
    },
    async silence(count) {
      if (count === 0) return;
      await flush();
      flushed += count;
    },
    async back(count) {
      await flush();
      flushed -= count;
      await output.truncate(flushed * CHANNELS * 2);
    },
    async finish() {
      await flush();
      return flushed;
    },
  };
}

/** Not a number and infinity are silence: one such sample would spread through every filter and transform behind. */
function toInt16(samples: Float32Array, out: Int16Array, at: number): void {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i];
    const level = Number.isFinite(sample) ? Math.round(sample * 32768) : 0;
    out[at + i] = level > 32767 ? 32767 : level < -32768 ? -32768 : level;
  }
}
