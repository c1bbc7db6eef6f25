// The sound of a reel, decoded once to one timeline and kept in the cache by the digest of its file: 48 kHz stereo s16,
// gaps as silence. The analysis, the preview and the video all read this file, so they cannot differ.

import { copyFile, link, open, rename, rm, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  audioChanging,
  audioMissing,
  audioNotAudio,
  audioUnreadable,
  diskFull,
  fileTrouble,
  isDiskFull,
} from '../../errors/render-errors.ts';
import { cacheRoot } from '../../files/cache-dir.ts';

import { makeFolder } from '../../files/make-folder.ts';
import { partialName } from '../../files/write-atomic.ts';
import { sampledDigest } from '../../files/sampled-digest.ts';
import { findFfmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { decodeTrack } from './decode-track.ts';
import { pruneAudioCache } from './prune-audio-cache.ts';
import { CHANNELS, SAMPLE_RATE } from './timeline.ts';

export interface SoundTrack {
  /** File of the samples: interleaved s16, little-endian, CHANNELS channels at SAMPLE_RATE, then a footer. */
  path: string;
  /** SHA-256 of the file it was decoded from. */
  digest: string;
  /** Length in samples of one channel. */
  samples: number;
  seconds: number;
}

export interface SoundOptions {
  ffmpegPath?: string;
  cacheDir?: string;
  signal?: AbortSignal;
  /** Called with the seconds decoded so far. */
  onProgress?: (seconds: number) => void;
}

/** Part of the file name. Increase it with every change of the samples. */
const TRACK_VERSION = 1;
export const SAMPLE_BYTES = CHANNELS * 2;
const DIGEST_BYTES = 32;
/** Digest and number of samples. */
const FOOTER_BYTES = DIGEST_BYTES + 8;
const MOST_ATTEMPTS = 3;
const BLOCK_SAMPLES = 32 * 1024;

/** Digest of an audio file, which may be a film. Rejects with a RenderError if it cannot be read. */
export async function audioDigest(file: string): Promise<string> {
  try {
    return await sampledDigest(file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? audioMissing(file)
      : audioUnreadable(file, fileTrouble(error));
  }
}

const running = new Map<string, Promise<SoundTrack>>();

/**
 * The decoded sound of a file, from the cache if it is there. Concurrent calls share one decoding. Rejects with a
 * RenderError for a file that cannot be read, has no sound or keeps changing.
 */
export async function openSoundTrack(file: string, options: SoundOptions = {}): Promise<SoundTrack> {
  for (let attempt = 1; ; attempt++) {
    const digest = await audioDigest(file);
    const kept = await findSoundTrack(digest, options);
    if (kept) return kept;
    const target = trackFile(digest, options);
    let making = running.get(target);
    if (!making) {
      making = makeTrack(file, digest, target, options).finally(() => running.delete(target));
      running.set(target, making);
    }
    const track = await making;
    // The file changed while it was decoded, so the samples belong to neither content.
    if ((await audioDigest(file)) === digest) return track;
    await rm(target, { force: true });
    if (attempt === MOST_ATTEMPTS) throw audioChanging(file);
  }
}

/** The decoded sound of a content that was decoded before, or null. */
export async function findSoundTrack(
  digest: string,
  options: Pick<SoundOptions, 'cacheDir'> = {},
): Promise<SoundTrack | null> {
  return readTrackFile(trackFile(digest, options), digest);
}

/** Null if the file is missing, incomplete or of another content. */
async function readTrackFile(target: string, digest: string): Promise<SoundTrack | null> {
  let file: FileHandle | undefined;
  try {
    file = await open(target, 'r');
    const { size } = await file.stat();
    const footer = Buffer.alloc(FOOTER_BYTES);
    await file.read(footer, 0, FOOTER_BYTES, size - FOOTER_BYTES);
    const samples = Number(footer.readBigUInt64LE(DIGEST_BYTES));
    if (footer.toString('hex', 0, DIGEST_BYTES) !== digest || size !== samples * SAMPLE_BYTES + FOOTER_BYTES)
      return null;
    const now = new Date();
    await utimes(target, now, now).catch(() => {});
    return { path: target, digest, samples, seconds: samples / SAMPLE_RATE };
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}

/** Yields blocks of interleaved samples from `from` up to `to`. A block is valid until the next one. */
export async function* readSamples(
  track: SoundTrack,
  from = 0,
  to = track.samples,
): AsyncGenerator<Int16Array<ArrayBuffer>> {
  const file = await open(track.path, 'r');
  try {
    const block = new Int16Array(BLOCK_SAMPLES * CHANNELS);
    const last = Math.min(to, track.samples);
    for (let at = Math.max(0, from); at < last;) {
      const bytes = Math.min(BLOCK_SAMPLES, last - at) * SAMPLE_BYTES;
      const { bytesRead } = await file.read(new Uint8Array(block.buffer, 0, bytes), 0, bytes, at * SAMPLE_BYTES);
      const count = Math.floor(bytesRead / SAMPLE_BYTES);
      if (count === 0) throw new Error(`the decoded sound ${track.path} ends too early`);
      yield block.subarray(0, count * CHANNELS);
      at += count;
    }
  } finally {
    await file.close();
  }
}

/** Links the track into `folder`, so that clearing or pruning the cache does not remove it. */
export async function holdSoundTrack(track: SoundTrack, folder: string): Promise<SoundTrack> {
  const held = path.join(folder, 'sound.pcm');
  await link(track.path, held).catch(() => copyFile(track.path, held));
  return { ...track, path: held };
}

/** Folder of decoded sound and its features. */
export function audioCacheFolder(options: Pick<SoundOptions, 'cacheDir'> = {}): string {
  const folder = path.join(cacheRoot(options.cacheDir), 'audio');
  try {
    makeFolder(folder);
    return folder;
  } catch {
    const fallback = path.join(os.tmpdir(), 'glyphreel', 'audio');
    makeFolder(fallback);
    return fallback;
  }
}

const trackFile = (digest: string, options: Pick<SoundOptions, 'cacheDir'>): string =>
  path.join(audioCacheFolder(options), `${digest.slice(0, 32)}-v${TRACK_VERSION}.pcm`);

async function makeTrack(file: string, digest: string, target: string, options: SoundOptions): Promise<SoundTrack> {
  const ffmpegPath = options.ffmpegPath ?? (await findFfmpeg()).path;
  return writeTrack(digest, target, async (output) => {
    const samples = await decodeTrack(file, output, {
      ffmpegPath,
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    });
    if (samples === 0) throw audioNotAudio(file);
    return samples;
  });
}

/**
 * A track that is computed, such as a mix, from the cache if it is there. `digest`: of what it is computed from. `write` writes
 * interleaved samples from the start of the file and returns their number in one channel.
 */
export async function createTrack(
  digest: string,
  options: Pick<SoundOptions, 'cacheDir'>,
  write: (output: FileHandle) => Promise<number>,
): Promise<SoundTrack> {
  const kept = await findSoundTrack(digest, options);
  if (kept) return kept;
  const target = trackFile(digest, options);
  let making = running.get(target);
  if (!making) {
    making = writeTrack(digest, target, write).finally(() => running.delete(target));
    running.set(target, making);
  }
  return making;
}

async function writeTrack(
  digest: string,
  target: string,
  write: (output: FileHandle) => Promise<number>,
): Promise<SoundTrack> {
  const partial = partialName(target);
  try {
    const output = await open(partial, 'w');
    let samples: number;
    try {
      samples = await write(output);
      const footer = Buffer.alloc(FOOTER_BYTES);
      footer.write(digest, 'hex');
      footer.writeBigUInt64LE(BigInt(samples), DIGEST_BYTES);
      await output.write(footer, 0, FOOTER_BYTES, samples * SAMPLE_BYTES);
    } finally {
      await output.close();
    }
    await rename(partial, target);
    await pruneAudioCache(path.dirname(target), target);
    return { path: target, digest, samples, seconds: samples / SAMPLE_RATE };
  } catch (error) {
    await rm(partial, { force: true });
    throw isDiskFull(error) ? diskFull(target) : error;
  }
}
