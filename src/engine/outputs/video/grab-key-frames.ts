// Decodes several keyframes of a video with one ffmpeg run, and nothing else. Seeking to each in a process of its own decodes eight
// frames for one (ffmpeg seeks 3/23 s too early and reads ahead to reorder): 2 s of CPU instead of 0.6 for three dense frames.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { QUIET, runFfmpeg } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';
import { fileLine } from '../../machine/ffmpeg/concat-list.ts';

export interface KeyFrames {
  ffmpegPath: string;
  video: string;
  /** Ascending; each was forced to be a keyframe, and none is within `KEY_FRAMES_APART` frames before another keyframe. */
  frames: readonly number[];
  fps: number;
  /** For the list file. */
  workDir: string;
  signal?: AbortSignal;
}

/** Of two keyframes closer than this, the first cannot be decoded without the second: cuts are in decoding order. */
export const KEY_FRAMES_APART = 4;

/** Their yuv420p planes in order, or null where ffmpeg did not return one picture each: some were no keyframes after all. */
export async function grabKeyFrames(options: KeyFrames, width: number, height: number): Promise<Uint8Array[] | null> {
  const size = (width * height * 3) / 2;
  const { code, stdout } = await grab(options, ['-f', 'rawvideo', '-pix_fmt', 'yuv420p']);
  if (code !== 0 || stdout.length !== options.frames.length * size) return null;
  return options.frames.map((_, i) => stdout.subarray(i * size, (i + 1) * size));
}

/** The first of them as a PNG, or null where it could not be decoded. */
export async function grabKeyPng(options: KeyFrames): Promise<Uint8Array | null> {
  const { code, stdout } = await grab(options, ['-frames:v', '1', ...PNG]);
  return code === 0 && stdout.length > 0 ? stdout : null;
}

/** PNG options: the `up` predictor makes it a tenth smaller, level 4 as fast as encode-png.ts. */
export const PNG = [
  '-vf',
  'scale=in_color_matrix=bt709:in_range=tv:out_range=pc',
  '-f',
  'image2pipe',
  '-c:v',
  'png',
  '-pred',
  'up',
  '-compression_level',
  '4',
  '-pix_fmt',
  'rgb24',
];

/** Numbers the lists: several runs may be active. */
let lists = 0;

async function grab({ ffmpegPath, video, frames, fps, workDir, signal }: KeyFrames, output: string[]) {
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
