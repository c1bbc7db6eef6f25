// Decodes any frame of a video: raw to compare, or as a PNG.

import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import type { FfmpegResult } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import { PLAIN, pngArgs, rawArgs, rawBytes } from './decoding.ts';
import type { Decoding } from './decoding.ts';

export interface GrabOptions {
  ffmpegPath: string;
  video: string;
  frame: number;
  fps: number;
  /** Of plain video by default. */
  decoding?: Decoding;
  /** PNG only: scales the picture to this width (pixels). */
  width?: number;
  signal?: AbortSignal;
}

/** The pixels of one frame, or null where it could not be decoded. */
export async function grabPixels(options: GrabOptions, width: number, height: number): Promise<Uint8Array | null> {
  const { decoding = PLAIN } = options;
  const { code, stdout } = await grab(options, rawArgs(decoding));
  return code === 0 && stdout.length === rawBytes(decoding, width, height) ? stdout : null;
}

/** One frame as a PNG, or null where it could not be decoded. */
export async function grabPng(options: GrabOptions): Promise<Uint8Array | null> {
  const { code, stdout } = await grab(options, pngArgs(options.decoding ?? PLAIN, options.width));
  return code === 0 && stdout.length > 0 ? stdout : null;
}

function grab(
  { ffmpegPath, video, frame, fps, signal, decoding = PLAIN }: GrabOptions,
  output: string[],
): Promise<FfmpegResult> {
  const { num, den } = frameRate(fps);
  // One thread: with more the decoder reads ahead, which costs a fifth more CPU time.
  // Half a frame early: the seek stops at the first frame that is not before it.
  const at = Math.max(0, ((frame - 0.5) * den) / num).toFixed(6);
  return runFfmpeg({
    ffmpegPath,
    args: [
      ...QUIET,
      '-threads',
      '1',
      ...decoding.decoder,
      '-ss',
      at,
      '-i',
      video,
      '-map',
      '0:v:0',
      '-frames:v',
      '1',
      ...output,
      'pipe:1',
    ],
    ...(signal ? { signal } : {}),
    timeoutMs: 120_000,
  });
}
