// Decodes any frame of a video: raw to compare, or as a PNG.

import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import type { FfmpegResult } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import { PNG } from './grab-key-frames.ts';

export interface GrabOptions {
  ffmpegPath: string;
  video: string;
  frame: number;
  fps: number;
  /** PNG only: scales the picture to this width (pixels). */
  width?: number;
  signal?: AbortSignal;
}

/** The yuv420p planes of one frame, or null where it could not be decoded. */
export async function grabYuv(options: GrabOptions, width: number, height: number): Promise<Uint8Array | null> {
  const { code, stdout } = await grab(options, ['-f', 'rawvideo', '-pix_fmt', 'yuv420p']);
  return code === 0 && stdout.length === (width * height * 3) / 2 ? stdout : null;
}

/** One frame as a PNG, or null where it could not be decoded. */
export async function grabPng(options: GrabOptions): Promise<Uint8Array | null> {
  const scaled =
    options.width === undefined ? PNG : PNG.map((arg) => arg.replace('scale=', `scale=${options.width}:-2:`));
  const { code, stdout } = await grab(options, scaled);
  return code === 0 && stdout.length > 0 ? stdout : null;
}

function grab({ ffmpegPath, video, frame, fps, signal }: GrabOptions, output: string[]): Promise<FfmpegResult> {
  const { num, den } = frameRate(fps);
  // One thread: with more the decoder reads ahead, which costs a fifth more CPU time.
  // Half a frame early: the seek stops at the first frame that is not before it.
  const at = Math.max(0, ((frame - 0.5) * den) / num).toFixed(6);
  return runFfmpeg({
    ffmpegPath,
    args: [...QUIET, '-threads', '1', '-ss', at, '-i', video, '-map', '0:v:0', '-frames:v', '1', ...output, 'pipe:1'],
    ...(signal ? { signal } : {}),
    timeoutMs: 120_000,
  });
}
