// The figures of bench/media/likeness.ts for a clip against the drawn frames: SSIM alone forgives blurred glyphs.

import path from 'node:path';
import { runFfmpeg } from '../../src/engine/machine/ffmpeg/run-ffmpeg.ts';
import { type Likeness, likenessOf, type Pixels } from '../media/likeness.ts';
import type { Frames } from './measure-encoding.ts';

/** About a cell of `md`. */
const CELL = { width: 12, height: 24 };
/** Of the frames that are compared, evenly spread. */
const COUNT = 3;

async function pictureAt(
  ffmpegPath: string,
  { width, height }: Frames,
  input: readonly string[],
  frame: number,
): Promise<Pixels> {
  const { stdout, stderr } = await runFfmpeg({
    ffmpegPath,
    args: [
      ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', ...input],
      ...['-vf', `select=eq(n\\,${frame})`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gbrp', '-'],
    ],
  });
  const size = width * height;
  if (stdout.length !== 3 * size) throw new Error(`ffmpeg decoded no frame ${frame}: ${stderr.slice(-300)}`);
  const plane = (at: number) => new Uint8Array(stdout.buffer, stdout.byteOffset + at * size, size);
  return { width, height, planes: [plane(2), plane(0), plane(1)] };
}

/** Means over a few frames. */
export async function likenessOfClip(ffmpegPath: string, frames: Frames, clip: string): Promise<Likeness> {
  const found: Likeness[] = [];
  for (let i = 0; i < COUNT; i++) {
    const at = Math.floor(((i + 0.5) * frames.count) / COUNT);
    const source = await pictureAt(ffmpegPath, frames, frames.input, at);
    const drawn = await pictureAt(ffmpegPath, frames, ['-i', path.resolve(clip)], at);
    found.push(likenessOf(source, drawn, CELL));
  }
  const mean = (of: (one: Likeness) => number) => found.reduce((sum, one) => sum + of(one), 0) / found.length;
  return { tone: mean((one) => one.tone), structure: mean((one) => one.structure), colour: mean((one) => one.colour) };
}
