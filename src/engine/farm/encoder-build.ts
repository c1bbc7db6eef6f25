// Which encoder a machine has: two of the same build write the same bytes from the same frames. Version texts alone do not say it, since
// the encoder may be another under the same ffmpeg, so a short clip of the default format is encoded as well.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { resolveFormatOptions } from '../../catalog/format-options.ts';
import { DEFAULT_FORMAT } from '../../catalog/output-formats.ts';
import type { FrameFormat } from '../../contract/render.ts';
import type { Ffmpeg } from '../machine/ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../machine/ffmpeg/run-ffmpeg.ts';
import { idleLimitMs } from '../machine/ffmpeg/watch-process.ts';
import type { PixelLayout } from '../outputs/frame-sketch.ts';
import { loadFormat } from '../outputs/load-format.ts';

/** Threads of every encoder of a farm: their number is part of what decides the bytes. */
export const ENCODER_THREADS = 1;

const FORMAT: FrameFormat = {
  width: 320,
  height: 180,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const FRAMES = 12;

const known = new Map<string, Promise<string>>();

/** `ffmpeg 7.1 1c5c6a9e10ff` */
export function encoderBuild(ffmpeg: Ffmpeg): Promise<string> {
  let build = known.get(ffmpeg.path);
  if (!build) known.set(ffmpeg.path, (build = examine(ffmpeg)));
  return build;
}

async function examine(ffmpeg: Ffmpeg): Promise<string> {
  const hash = createHash('sha256');
  // Node compresses pictures itself.
  hash.update(process.versions.zlib);
  hash.update((await runFfmpeg({ ffmpegPath: ffmpeg.path, args: ['-version'] })).stdout);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-encoder-'));
  try {
    hash.update(await checkClip(ffmpeg, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `ffmpeg ${ffmpeg.version} ${hash.digest('hex').slice(0, 12)}`;
}

/** Rejects as `ClipWriter` does. */
async function checkClip(ffmpeg: Ffmpeg, folder: string): Promise<Uint8Array> {
  const output = await loadFormat(DEFAULT_FORMAT.name);
  const settings = await output.settings({
    quality: 'production',
    crf: 20,
    ffmpeg,
    options: resolveFormatOptions(DEFAULT_FORMAT, {}),
    cacheDir: folder,
    softwareOnly: true,
    alpha: false,
  });
  const target = path.join(folder, 'check.clip');
  const writer = output.openClip({
    ffmpegPath: ffmpeg.path,
    format: FORMAT,
    settings,
    frames: FRAMES,
    threads: ENCODER_THREADS,
    target,
    log: path.join(folder, 'check.log'),
    watchdogMs: idleLimitMs(),
  });
  // Every layout of pixels fits; what is left over is not read.
  const frame = new Uint8Array(FORMAT.width * FORMAT.height * 4);
  const bytes = BYTES[output.pixels(settings)] * FORMAT.width * FORMAT.height;
  for (let i = 0; i < FRAMES; i++) {
    for (let at = 0; at < bytes; at++) frame[at] = (at * 7 + ((at >> 6) ^ (i * 29))) & 0xff;
    await writer.write(frame.subarray(0, bytes));
  }
  await writer.finish();
  return readFile(target);
}

const BYTES: Readonly<Record<PixelLayout, number>> = { yuv420: 1.5, rgb: 3, rgba: 4 };
