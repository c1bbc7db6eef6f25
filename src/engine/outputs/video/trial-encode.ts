// Tries an encoder on a few difficult frames: that an ffmpeg lists an encoder does not mean that it works on this machine.

import { readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FrameFormat } from '../../../contract/render.ts';
import type { Ffmpeg } from '../../machine/ffmpeg/find-ffmpeg.ts';
import { lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { openClipEncoder } from './clip-encoder.ts';
import type { EncoderSettings } from './encoder-args.ts';

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

/** Mean error of the decoded frames (levels) and size of the file, or why the encoder does not work. */
export type Trial = { error: number; bytes: number } | { why: string };

/** Encodes the trial frames and decodes them. `settings` are those of a codec without alpha; `folder` is for its files. */
export async function trialEncode(ffmpeg: Ffmpeg, settings: EncoderSettings, folder: string): Promise<Trial> {
  const target = path.join(folder, 'trial.mp4');
  const log = path.join(folder, 'trial.log');
  await rm(log, { force: true });
  const encoder = openClipEncoder({
    ffmpegPath: ffmpeg.path,
    format: FORMAT,
    settings,
    frames: FRAMES,
    threads: 2,
    target,
    log,
    watchdogMs: WATCHDOG_MS,
  });
  const frames = Array.from({ length: FRAMES }, (_, i) => trialFrame(i));
  try {
    for (const frame of frames) await encoder.write(frame);
    const written = await encoder.finish();
    if (written !== FRAMES) return { why: `it wrote ${written} of ${FRAMES} frames` };
    const { code, stdout, stderr } = await runFfmpeg({
      ffmpegPath: ffmpeg.path,
      args: [...QUIET, '-i', target, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'],
      timeoutMs: WATCHDOG_MS,
    });
    const size = frames[0]!.length;
    if (code !== 0 || stdout.length !== size * FRAMES)
      return { why: `what it wrote cannot be decoded${stderr ? `: ${lastWords(stderr)}` : ''}` };
    let sum = 0;
    frames.forEach((frame, n) => {
      for (let i = 0; i < size; i++) sum += Math.abs(frame[i]! - stdout[n * size + i]!);
    });
    return { error: sum / (size * FRAMES), bytes: (await stat(target)).size };
  } catch (error) {
    encoder.kill();
    return { why: reasonIn(log) ?? (error instanceof Error ? error.message : String(error)) };
  }
}

/** The first line in which ffmpeg or a driver names a cause; the last ones only say that opening the encoder failed. */
function reasonIn(log: string): string | null {
  let text: string;
  try {
    text = readFileSync(log, 'utf8');
  } catch {
    return null;
  }
  const line = text
    .split('\n')
    .find((each) => /cannot|can't|could not|no .*(device|capable)|failed|not supported|error|unknown/i.test(each));
  return line === undefined
    ? null
    : line
        .replace(/^\[[^\]]*\]\s*/, '')
        .trim()
        .replace(/\.$/, '');
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
