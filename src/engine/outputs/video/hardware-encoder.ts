// Chooses a hardware encoder, if one is worth using. A listed encoder may not work: each one is trial-run on a few difficult frames, and
// used only if its error and file size are close to x264's.

import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FrameFormat } from '../../../contract/render.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import { openClipEncoder } from './clip-encoder.ts';
import type { EncoderSettings } from './encoder-settings.ts';

type Hardware = Exclude<EncoderSettings['encoder'], 'libx264'>;
/** In the order in which they are tried. */
export const HARDWARE_ENCODERS: readonly Hardware[] = ['h264_nvenc', 'h264_videotoolbox', 'h264_qsv', 'h264_vaapi'];
const PRESETS: Record<Hardware, string> = {
  h264_nvenc: 'medium',
  h264_videotoolbox: 'default',
  h264_qsv: 'medium',
  h264_vaapi: 'default',
};

const FORMAT: FrameFormat = {
  width: 640,
  height: 352,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const FRAMES = 8;
const WATCHDOG_MS = 8000;
/** Limits of mean error and file size, relative to x264's. */
const MOST_ERROR = 1.15,
  MOST_BYTES = 1.6;

/** The settings with a hardware encoder where one passes, otherwise unchanged. The result is kept per ffmpeg. */
export async function withHardwareEncoder(
  ffmpeg: Ffmpeg,
  settings: EncoderSettings,
  cacheDir: string,
): Promise<EncoderSettings> {
  const listed = HARDWARE_ENCODERS.filter((name) => ffmpeg.encoders.has(name) && isPossible(name));
  if (listed.length === 0) return settings;
  const notes = path.join(cacheDir, 'encoders.json');
  const key = `${ffmpeg.path}|${ffmpeg.version}|${settings.crf}|${settings.preset}`;
  const known = readNotes(notes);
  if (!Object.hasOwn(known, key)) {
    known[key] = await firstThatPasses(ffmpeg, listed, settings);
    await writeAtomic(notes, JSON.stringify(known)).catch(() => {});
  }
  const encoder = known[key];
  return encoder ? { ...settings, encoder, preset: PRESETS[encoder], isHardware: true } : settings;
}

/** False where the encoder cannot work on this system, so that it need not be started. */
function isPossible(name: Hardware): boolean {
  switch (name) {
    case 'h264_videotoolbox':
      return process.platform === 'darwin';
    case 'h264_vaapi':
      return existsSync('/dev/dri/renderD128');
    case 'h264_qsv':
      return process.platform === 'win32' || existsSync('/dev/dri/renderD128');
    case 'h264_nvenc':
      return process.platform !== 'darwin';
  }
}

function readNotes(file: string): Record<string, Hardware | null> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Hardware | null>;
  } catch {
    return {};
  }
}

async function firstThatPasses(
  ffmpeg: Ffmpeg,
  listed: readonly Hardware[],
  settings: EncoderSettings,
): Promise<Hardware | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glyphreel-trial-'));
  try {
    const software = await trial(ffmpeg, settings, folder);
    for (const encoder of software ? listed : []) {
      const result = await trial(ffmpeg, { ...settings, encoder, preset: PRESETS[encoder], isHardware: true }, folder);
      if (result && result.error <= software!.error * MOST_ERROR + 0.2 && result.bytes <= software!.bytes * MOST_BYTES)
        return encoder;
    }
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Encodes and decodes the trial frames; returns mean error (levels) and size, or null where it fails. */
async function trial(
  ffmpeg: Ffmpeg,
  settings: EncoderSettings,
  folder: string,
): Promise<{ error: number; bytes: number } | null> {
  const target = path.join(folder, 'trial.mp4');
  await rm(path.join(folder, 'trial.log'), { force: true });
  const encoder = openClipEncoder({
    ffmpegPath: ffmpeg.path,
    format: FORMAT,
    settings,
    frames: FRAMES,
    threads: 2,
    target,
    log: path.join(folder, 'trial.log'),
    watchdogMs: WATCHDOG_MS,
  });
  const frames = Array.from({ length: FRAMES }, (_, i) => trialFrame(i));
  try {
    for (const frame of frames) await encoder.write(frame);
    if ((await encoder.finish()) !== FRAMES) return null;
    const { code, stdout } = await runFfmpeg({
      ffmpegPath: ffmpeg.path,
      args: [...QUIET, '-i', target, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'],
      timeoutMs: WATCHDOG_MS,
    });
    const size = frames[0].length;
    if (code !== 0 || stdout.length !== size * FRAMES) return null;
    let sum = 0;
    frames.forEach((frame, n) => {
      for (let i = 0; i < size; i++) sum += Math.abs(frame[i] - stdout[n * size + i]);
    });
    return { error: sum / (size * FRAMES), bytes: (await stat(target)).size };
  } catch {
    encoder.kill();
    return null;
  }
}

/** Bright glyph-like specks on black that move and change colour: difficult for encoders, like our frames. */
function trialFrame(n: number): Uint8Array {
  const { width, height } = FORMAT;
  const yuv = new Uint8Array((width * height * 3) / 2).fill(128).fill(16, 0, width * height);
  const hash = (a: number) => Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) >>> 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = hash((x >> 3) * 131 + (y >> 4) * 7919 + ((n + (x >> 6)) >> 1) * 31);
      if ((hash(cell + (x & 7) * 17 + (y & 15) * 57) & 3) === 0) yuv[y * width + x] = 60 + (cell % 170);
    }
  }
  const half = (width * height) / 4;
  for (let i = 0; i < half; i++) yuv[width * height + i] = 100 + (hash((i >> 3) + n) % 56);
  return yuv;
}
