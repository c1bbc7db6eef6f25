// Frames of a reel in a file, and what encoding them with other settings costs: CPU time, size, and how alike the frames remain.

import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { runFfmpeg } from '../../src/engine/machine/ffmpeg/run-ffmpeg.ts';
import { benchReel, openBench } from '../render/prepare.ts';

export interface Frames {
  /** Arguments that read them. */
  input: readonly string[];
  width: number;
  height: number;
  count: number;
}

export interface Encoding {
  /** CPU milliseconds a frame, user and system, without reading the frames. */
  ms: number;
  /** Kilobytes a frame. */
  kb: number;
  /** ffmpeg's, of all planes, against the drawn frames. */
  ssim: number;
}

/** Draws `count` frames of the reel from `first` into a file. */
export async function writeFrames(reel: string, first: number, count: number, target: string): Promise<Frames> {
  const bench = await benchReel(reel);
  const renderer = await openBench(bench);
  const file = openSync(target, 'w');
  let bytes = 0;
  for (let frame = first; frame < first + count; frame++) {
    await renderer.prepare(frame);
    renderer.draw(frame);
    const packed = renderer.packYuv420();
    bytes = packed.length;
    for (let done = 0; done < packed.length;) done += writeSync(file, packed, done);
  }
  closeSync(file);
  const { width, height, fps } = bench.plan.format;
  renderer.dispose();
  if (bytes !== width * height * 1.5) throw new Error(`Expected frames of ${width}×${height}, but got ${bytes} bytes.`);
  const shape = ['-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', String(fps)];
  return { input: ['-f', 'rawvideo', ...shape, '-i', target], width, height, count };
}

const HUSHED = ['-hide_banner', '-nostdin', '-nostats'];

/** CPU milliseconds a frame of one ffmpeg. */
async function cpuMs(ffmpegPath: string, { input, count }: Frames, args: readonly string[]): Promise<number> {
  const { code, stderr } = await runFfmpeg({ ffmpegPath, args: [...HUSHED, '-benchmark', ...input, ...args] });
  const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
  if (code !== 0 || user === undefined) throw new Error(`ffmpeg ${args.join(' ')} failed: ${stderr.slice(-300)}`);
  return ((Number(user) + Number(system)) * 1000) / count;
}

export const readingMs = (ffmpegPath: string, frames: Frames): Promise<number> =>
  cpuMs(ffmpegPath, frames, ['-f', 'null', '-']);

export async function encode(
  ffmpegPath: string,
  frames: Frames,
  args: readonly string[],
  target: string,
): Promise<Omit<Encoding, 'ssim'>> {
  const ms = await cpuMs(ffmpegPath, frames, [...args, '-y', target]);
  return { ms, kb: statSync(target).size / 1024 / frames.count };
}

export async function ssimOf(ffmpegPath: string, { input }: Frames, clip: string): Promise<number> {
  const { stderr } = await runFfmpeg({
    ffmpegPath,
    args: [...HUSHED, '-i', path.resolve(clip), ...input, '-lavfi', 'ssim', '-f', 'null', '-'],
  });
  const found = /All:([\d.]+)/.exec(stderr)?.[1];
  if (found === undefined) throw new Error(`ffmpeg measured no SSIM: ${stderr.slice(-300)}`);
  return Number(found);
}
