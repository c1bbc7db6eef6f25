// Chooses a hardware encoder, if one is worth using. A listed encoder may not work: each one is trial-run on a few difficult frames, and
// used only if its error and file size are close to those of the software encoder.

import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import { CODECS, codecOf } from './codecs.ts';
import type { CodecName, HardwareEncoder } from './codecs.ts';
import { hardwarePreset, rateFactor, RENDER_NODE } from './encoder-args.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { trialEncode } from './trial-encode.ts';
import type { Trial } from './trial-encode.ts';

/** Limits of mean error and file size, relative to software's. */
const MOST_ERROR = 1.15,
  MOST_BYTES = 1.6;
/** Levels of mean error that are too many where there is no software to compare with. */
const MOST_ERROR_ALONE = 12;

/** Encoders outside the CPU that an ffmpeg lists for a codec, and that can exist on this system. */
export const listedHardware = (ffmpeg: Ffmpeg, codec: CodecName): HardwareEncoder[] =>
  CODECS[codec].hardware.filter((name) => ffmpeg.encoders.has(name) && isPossible(name));

/** False where the encoder cannot work on this system, so that it need not be started. */
function isPossible(name: HardwareEncoder): boolean {
  switch (name.split('_').at(-1)) {
    case 'videotoolbox':
      return process.platform === 'darwin';
    case 'vaapi':
      return existsSync(RENDER_NODE);
    case 'qsv':
      return process.platform === 'win32' || existsSync(RENDER_NODE);
    case 'amf':
      return process.platform === 'win32';
    default:
      return process.platform !== 'darwin';
  }
}

/** `crf`: as x264's. */
export const hardwareSettings = (encoder: HardwareEncoder, crf: number): EncoderSettings => ({
  encoder,
  crf: rateFactor(encoder, crf),
  preset: hardwarePreset(encoder),
  isHardware: true,
});

/**
 * The first hardware encoder of the codec that passes, or null. `software` is what it is compared with, null where this ffmpeg has none.
 * `crf`: as x264's. The result is kept per ffmpeg.
 */
export async function passingHardware(
  ffmpeg: Ffmpeg,
  codec: CodecName,
  software: EncoderSettings | null,
  crf: number,
  cacheDir: string,
): Promise<EncoderSettings | null> {
  const listed = listedHardware(ffmpeg, codec);
  if (listed.length === 0) return null;
  const notes = path.join(cacheDir, 'encoders.json');
  const key = `${ffmpeg.path}|${ffmpeg.version}|${codec}|${crf}|${software?.preset ?? ''}`;
  const known = readNotes(notes);
  if (!Object.hasOwn(known, key)) {
    known[key] = await firstThatPasses(ffmpeg, listed, software, crf);
    await writeAtomic(notes, JSON.stringify(known)).catch(() => {});
  }
  const encoder = known[key];
  return encoder && codecOf(encoder) === codec ? hardwareSettings(encoder, crf) : null;
}

function readNotes(file: string): Record<string, HardwareEncoder | null> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, HardwareEncoder | null>;
  } catch {
    return {};
  }
}

async function firstThatPasses(
  ffmpeg: Ffmpeg,
  listed: readonly HardwareEncoder[],
  software: EncoderSettings | null,
  crf: number,
): Promise<HardwareEncoder | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-trial-'));
  try {
    const usual = software && (await trialEncode(ffmpeg, software, folder));
    if (usual && 'why' in usual) return null;
    for (const encoder of listed)
      if (isGood(await trialEncode(ffmpeg, hardwareSettings(encoder, crf), folder), usual)) return encoder;
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isGood(trial: Trial, usual: Exclude<Trial, { why: string }> | null): boolean {
  if ('why' in trial) return false;
  if (!usual) return trial.error <= MOST_ERROR_ALONE;
  return trial.error <= usual.error * MOST_ERROR + 0.2 && trial.bytes <= usual.bytes * MOST_BYTES;
}
