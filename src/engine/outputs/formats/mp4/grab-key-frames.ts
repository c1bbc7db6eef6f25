// Frames that are complete in themselves, decoded back by one ffmpeg and nothing else with them. Seeking to each with a process of its
// own decodes eight frames for one (ffmpeg goes back 3/23 s beyond the moment, and reads ahead for the order of frames): 2 s of CPU
// instead of 0.6 for three frames of dense glyphs.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { QUIET, runFfmpeg } from '../../../machine/ffmpeg/run-ffmpeg.ts';
import { frameRate } from '../../../machine/ffmpeg/frame-rate.ts';
import { fileLine } from '../../../machine/ffmpeg/concat-list.ts';

export interface KeyFrames {
  ffmpegPath: string;
  video: string;
  /** Ascending; each must have been forced to be complete, and none within `KEY_FRAMES_APART` frames before another complete one. */
  frames: readonly number[];
  fps: number;
  /** Where the list goes. */
  workDir: string;
  signal?: AbortSignal;
}

/** Of two complete frames nearer than this the first cannot be had without the second: files are cut by the order of decoding. */
export const KEY_FRAMES_APART = 4;

/** Their yuv420p planes in order, or null where it did not come out as one picture each: then some were not complete after all. */
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

/** How a picture for people is written: rows as differences from the one above make it a tenth smaller, and level 4 (encode-png.ts) no slower for it. */
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

/** Several are read at once. */
let lists = 0;

async function grab({ ffmpegPath, video, frames, fps, workDir, signal }: KeyFrames, output: string[]) {
  const { num, den } = frameRate(fps);
  const moment = (frame: number) => ((frame * den) / num).toFixed(6);
  const list = path.join(workDir, `frames-${++lists}.txt`);
  // As long as one frame each, so that the pictures follow each other evenly and none is left out or doubled.
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
