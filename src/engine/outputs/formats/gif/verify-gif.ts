// Decodes a finished GIF: every image is compared with what was meant to be shown, some with what was drawn, and the times of all.

import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { clearIndex, playGif } from '../../../inputs/picture/gif/play-gif.ts';
import { readGif } from '../../../inputs/picture/gif/read-gif.ts';
import type { Gif } from '../../../inputs/picture/gif/read-gif.ts';
import type { FrameFormat } from '../../../../contract/render.ts';
import { interrupted } from '../../../errors/render-errors.ts';
import { frameDiffers, overBlack, sketchDifference, sketchFrame } from '../../frame-sketch.ts';
import type { GrabTask, Verification, VerifyClipTask, VerifyTask } from '../../output-format.ts';
import { encodePng } from '../../pictures/encode-png.ts';
import { shrinkPng } from '../../pictures/shrink-png.ts';
import { readGifClip } from './gif-clip.ts';
import { shownAt } from './gif-file.ts';
import { checksFile } from './write-gif.ts';
import type { GifChecks } from './write-gif.ts';

/** Levels that a sketch may differ by: rounding, and this many times the mean error of the palette, since colours are not spread evenly. */
const ROUNDING = 2;
const ERROR_FACTOR = 4;
/** With alpha, pixels that are half opaque become empty or opaque. */
const ALPHA_ERROR = 24;
/** Frames between two pauses, in which the process answers others. */
const FRAMES_AT_ONCE = 8;

export async function verifyGif(task: VerifyTask, channels: 3 | 4): Promise<Verification> {
  const { target, format, frames, samples, workDir, signal } = task;
  const { width, height, fps } = format;
  const bytes = await readFile(target.path);
  const checks = JSON.parse(await readFile(checksFile(workDir), 'utf8')) as GifChecks;
  const faults: string[] = [];
  const wrongFrames: number[] = [];
  let worstDifference = 0;
  const gif = readGif(bytes);
  if (!gif.isWhole) faults.push('its end is missing');
  if (gif.width !== checks.width || gif.height !== checks.height)
    faults.push(`expected ${checks.width}x${checks.height} pixels, but found ${gif.width}x${gif.height}`);
  const starts = startTimes(gif);
  const hundredths = starts.at(-1)!;
  if (hundredths !== shownAt(frames, fps))
    faults.push(`expected ${shownAt(frames, fps) / 100} s, but found ${hundredths / 100} s`);

  const most = ROUNDING + ERROR_FACTOR * checks.error + (channels === 4 ? ALPHA_ERROR : 0);
  const player = playGif(bytes, gif);
  const clear = clearIndex(gif);
  const bySample = new Map(samples.map(({ frame, sketch }) => [frame, sketch]));
  for (const [i, { frame, crc }] of checks.shown.entries()) {
    if (faults.length > 0) break;
    if (signal?.aborted) throw interrupted();
    if (i % FRAMES_AT_ONCE === 0)
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    while (player.image + 1 < gif.images.length && starts[player.image + 1]! <= shownAt(frame, fps))
      if (!player.next()) {
        faults.push(`image ${player.image + 1} cannot be decoded`);
        break;
      }
    if (crc32(player.canvas) !== crc) {
      wrongFrames.push(frame);
      faults.push(`frame ${frame} is not what was encoded`);
    }
    const sketch = bySample.get(frame);
    if (!sketch) continue;
    const shown = enlarged(opaque(player.canvas, gif, clear), gif, format);
    const decoded = sketchFrame(shown, 'rgb', width, height);
    const difference = sketchDifference(overBlack(sketch, decoded.rows), decoded);
    worstDifference = Math.max(worstDifference, difference);
    if (difference <= most) continue;
    wrongFrames.push(frame);
    faults.push(frameDiffers(frame, difference));
  }
  return {
    frames: faults.length === 0 ? frames : checks.shown.length,
    seconds: hundredths / 100,
    streams: [`gif ${gif.width}x${gif.height}`],
    worstDifference,
    wrongFrames,
    faults,
  };
}

/** A frame that was made smaller, at the size that was drawn: each pixel is the nearest. */
function enlarged(
  rgb: Uint8Array,
  from: { width: number; height: number },
  { width, height }: FrameFormat,
): Uint8Array {
  if (from.width === width && from.height === height) return rgb;
  const out = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const row = Math.floor((y * from.height) / height) * from.width;
    for (let x = 0; x < width; x++, to += 3) {
      const at = (row + Math.floor((x * from.width) / width)) * 3;
      out[to] = rgb[at]!;
      out[to + 1] = rgb[at + 1]!;
      out[to + 2] = rgb[at + 2]!;
    }
  }
  return out;
}

/** Hundredths of a second at which each image appears, and at which the last ends. */
function startTimes({ images }: Gif): number[] {
  let at = 0;
  return [0, ...images.map(({ delay }) => (at += delay))];
}

function opaque(canvas: Uint8Array, { palette }: Gif, clear: number): Uint8Array {
  const rgb = new Uint8Array(canvas.length * 3);
  for (let i = 0; i < canvas.length; i++) {
    const index = canvas[i]!;
    if (index !== clear) rgb.set(palette.subarray(index * 3, index * 3 + 3), i * 3);
  }
  return rgb;
}

export async function verifyGifClip(
  { clip, frames, samples, format }: VerifyClipTask,
  channels: 3 | 4,
): Promise<string[]> {
  const { width, height } = format;
  const faults: string[] = [];
  let count = 0;
  try {
    const open = await readGifClip(clip);
    try {
      let pixels: Uint8Array | null = null;
      for await (const difference of open.differences()) {
        pixels = pixels ? pixels.map((byte, i) => byte ^ difference[i]!) : Uint8Array.from(difference);
        const sample = samples.find(({ frame }) => frame === count);
        const is =
          sample &&
          sketchDifference(sample.sketch, sketchFrame(pixels, channels === 4 ? 'rgba' : 'rgb', width, height));
        if (is !== undefined && is > 0.5) faults.push(frameDiffers(count, is));
        count++;
      }
    } finally {
      await open.close();
    }
  } catch (error) {
    faults.push(`frame ${count} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (count !== frames) faults.push(`expected ${frames} frames, but found ${count}`);
  return faults;
}

export async function grabGif({ target, format, frame, width }: GrabTask): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(target.path);
    const gif = readGif(bytes);
    const starts = startTimes(gif);
    const player = playGif(bytes, gif);
    const at = shownAt(frame, format.fps);
    if (at >= starts.at(-1)!) return null;
    while (player.image + 1 < gif.images.length && starts[player.image + 1]! <= at) if (!player.next()) return null;
    const rgb = opaque(player.canvas, gif, clearIndex(gif));
    const png = encodePng(rgb, gif.width, gif.height);
    return width === undefined ? png : await shrinkPng(png, width);
  } catch {
    return null;
  }
}
