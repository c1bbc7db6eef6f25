// Decodes several keyframes of a video with one ffmpeg run, and nothing else. Seeking to each in a process of its own decodes eight
// frames for one (ffmpeg seeks 3/23 s too early and reads ahead to reorder): 2 s of CPU instead of 0.6 for three dense frames.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import { PLAIN, pngArgs, rawArgs, rawBytes } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { fileLine } from '../../machine/ffmpeg/concat-list.ts';

export interface KeyFrames {
  ffmpegPath: string;
  video: string;
  /** Ascending; each was forced to be a keyframe, and none is within `KEY_FRAMES_APART` frames before another keyframe. */
  frames: readonly number[];
  fps: number;
  /** Of plain video by default. */
  decoding?: Decoding;
  /** For the list file. */
  workDir: string;
  signal?: AbortSignal;
}

/** Of two keyframes closer than this, the first cannot be decoded without the second: cuts are in decoding order. */
export const KEY_FRAMES_APART = 4;

/** Their pixels in order, or null where ffmpeg did not return one picture each: some were no keyframes after all. */
export async function grabKeyFrames(options: KeyFrames, width: number, height: number): Promise<Uint8Array[] | null> {
  const { decoding = PLAIN } = options;
  const size = rawBytes(decoding, width, height);
  const { code, stdout } = await grab(options, rawArgs(decoding));
  if (code !== 0 || stdout.length !== options.frames.length * size) return null;
  return options.frames.map((_, i) => stdout.subarray(i * size, (i + 1) * size));
}

/** The first of them as a PNG, or null where it could not be decoded. */
export async function grabKeyPng(options: KeyFrames): Promise<Uint8Array | null> {
  const { code, stdout } = await grab(options, ['-frames:v', '1', ...pngArgs(options.decoding ?? PLAIN)]);
  return code === 0 && stdout.length > 0 ? stdout : null;
}

/** Numbers the lists: several runs may be active. */
let lists = 0;

async function grab(
  { ffmpegPath, video, frames, fps, workDir, signal, decoding = PLAIN }: KeyFrames,
  output: string[],
) {
  const { num, den } = frameRate(fps);
  const moment = (frame: number) => ((frame * den) / num).toFixed(6);
  const list = path.join(workDir, `frames-${++lists}.txt`);
  // One frame long each, so that no picture is dropped or duplicated.
  await writeFile(
    list,
    `${['ffconcat version 1.0', ...frames.flatMap((frame) => [fileLine(video, workDir), `inpoint ${moment(frame)}`, `outpoint ${moment(frame + 0.5)}`, `duration ${moment(1)}`])].join('\n')}\n`,
  );
  return runFfmpeg({
    ffmpegPath,
    args: [
      ...QUIET,
      '-threads',
      '1',
      '-skip_frame',
      'nokey',
      ...decoding.decoder,
      '-f',
      'concat',
      '-safe',
      '0',
      '-i',
      list,
      '-map',
      '0:v:0',
      ...output,
      'pipe:1',
    ],
    ...(signal ? { signal } : {}),
    timeoutMs: 120_000,
  });
}
