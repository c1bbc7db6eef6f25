// Joins clips to a GIF: one palette for all, clips encoded side by side, and written in order.

import { open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { Piscina } from 'piscina';
import { interrupted } from '../../../errors/render-errors.ts';
import { processEntry } from '../../../process-entry.ts';
import type { JoinTask } from '../../output-format.ts';
import { markedGifEnd } from '../../own-mark.ts';
import { buildPalette } from './build-palette.ts';
import { mergeCounts } from './color-counts.ts';
import type { CountedColor } from './color-counts.ts';
import { canvasAfter, imageEncoder, losesPixels } from './encode-clip.ts';
import type { ClipImage, ClipOrder, DrawnFrame, EncodedClip, GifLook } from './encode-clip.ts';
import { delaysOf, gifHead, imageHead, shownAt } from './gif-file.ts';
import { readGifClip } from './gif-clip.ts';
import { gifOptions } from './gif-options.ts';
import type { GifOptions } from './gif-options.ts';

/** One of the 256 indices means "unchanged". */
const MOST_COLORS = 255;
/** An unchanged pixel of one bit would need a code size that GIF does not have. */
const LEAST_BITS = 2;

/** What `verify` compares the file with. */
export interface GifChecks {
  width: number;
  height: number;
  /** Every how manieth frame is shown. */
  step: number;
  /** CRC-32 of the palette indices of the canvas after each shown frame. */
  shown: { frame: number; crc: number }[];
  /** Mean error of luma (levels) that the palette causes. */
  error: number;
}

export const checksFile = (workDir: string): string => path.join(workDir, 'gif-checks.json');

export const writeGif = (task: JoinTask, channels: 3 | 4): Promise<void> =>
  writeGifWith(task, channels, gifOptions(task.options, task.format.fps), 1);

/** `scale`: of the sides of the frame. */
export async function writeGifWith(
  task: Pick<JoinTask, 'clips' | 'format' | 'target' | 'workDir' | 'signal'>,
  channels: 3 | 4,
  { colors, dither, loop, tolerance, step }: GifOptions,
  scale: number,
): Promise<void> {
  const { clips, format, target, workDir, signal } = task;
  const { fps } = format;
  const { width, height } = scaledSize(format, scale);
  const counted = mergeCounts(await pMap(clips, ({ path: clip }) => colorsOf(clip), { concurrency: 4 }));
  const palette = buildPalette(counted, Math.min(colors, MOST_COLORS));
  const clear = palette.length / 3;
  const bits = Math.max(LEAST_BITS, Math.ceil(Math.log2(clear + 1)));
  const drawn = { width: format.width, height: format.height };
  const look: GifLook = { width, height, drawn, channels, palette, clear, bits, dither, tolerance, step };

  const checks: GifChecks = { width, height, step, shown: [], error: meanError(counted, palette) };
  const frames = clips.reduce((sum, clip) => sum + clip.frames, 0);
  const file = await open(target.path, 'w');
  try {
    const writer = createGifWriter(file, look, fps);
    await writer.begin(gifHead(width, height, palette, bits, loop));
    for await (const clip of encodeClips(clips, look, signal)) {
      checks.shown.push(...clip.checks);
      await writer.add(clip);
    }
    await writer.end(frames);
  } finally {
    await file.close();
  }
  await writeFile(checksFile(workDir), JSON.stringify(checks));
}

/** Even sides, at least 16 pixels. */
export function scaledSize(
  { width, height }: { width: number; height: number },
  scale: number,
): { width: number; height: number } {
  const even = (side: number) => Math.max(Math.min(16, side), 2 * Math.round((side * scale) / 2));
  return scale === 1 ? { width, height } : { width: even(width), height: even(height) };
}

async function colorsOf(file: string): Promise<Uint8Array> {
  const clip = await readGifClip(file);
  try {
    return await clip.colors();
  } finally {
    await clip.close();
  }
}

/** In order, encoded by as many threads as the machine has cores. */
async function* encodeClips(
  clips: JoinTask['clips'],
  look: GifLook,
  signal: AbortSignal | undefined,
): AsyncGenerator<EncodedClip> {
  const threads = Math.max(1, Math.min(availableParallelism(), clips.length));
  const pool = new Piscina<ClipOrder, EncodedClip>({
    filename: processEntry('gif'),
    minThreads: threads,
    maxThreads: threads,
    atomics: 'disabled',
  });
  const running: Promise<EncodedClip>[] = [];
  try {
    let first = 0;
    for (let next = 0, at = 0; at < clips.length; at++) {
      // One more than there are threads, so that none waits for the disk.
      for (; next < clips.length && next <= at + threads; next++) {
        const before = next === 0 ? null : clips[next - 1]!.path;
        const work = pool.run({ look, path: clips[next]!.path, before, first });
        work.catch(() => {}); // reported when its turn comes
        running.push(work);
        first += clips[next]!.frames;
      }
      if (signal?.aborted) throw interrupted();
      yield await running[at]!;
      delete running[at];
    }
  } finally {
    await pool.destroy();
  }
}

/** Writes images as soon as the time of the next is known, which ends theirs. */
function createGifWriter(file: FileHandle, look: GifLook, fps: number) {
  const { clear } = look;
  const encoder = imageEncoder(look);
  let length = 0;
  let held: ClipImage | null = null;
  let last: DrawnFrame | null = null;
  const empty = new Uint8Array(look.width * look.height).fill(clear);

  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.appendFile(bytes);
    length += bytes.length;
  };
  const release = async (until: number): Promise<void> => {
    if (!held) return;
    const [delay, ...more] = delaysOf(shownAt(until, fps) - shownAt(held.frame, fps));
    await write(Buffer.concat([imageHead({ ...held, delay: delay! }, clear), held.data]));
    for (const rest of more) {
      const dot = encoder.encode(empty, empty, false, true);
      await write(Buffer.concat([imageHead({ ...dot, delay: rest, isCleared: false }, clear), dot.data]));
    }
    held = null;
  };
  const hold = async (image: ClipImage): Promise<void> => {
    await release(image.frame);
    held = image;
  };
  const encode = async ({ frame, base, shown, isCleared, followsCleared }: DrawnFrame): Promise<void> => {
    const image = encoder.encode(base, shown, isCleared, followsCleared || frame === 0);
    if (image) await hold({ ...image, frame, isCleared });
  };
  /** Returns the canvas after it, and whether that was emptied. */
  const encodeLast = async (next: Uint8Array | null): Promise<Pick<DrawnFrame, 'base' | 'followsCleared'>> => {
    if (!last) return { base: empty, followsCleared: false };
    if (next && look.channels === 4) last.isCleared = losesPixels(last.shown, next, clear);
    await encode(last);
    const after = { base: canvasAfter(last, clear), followsCleared: last.isCleared };
    last = null;
    return after;
  };
  return {
    begin: write,
    async add({ head, images, tail }: EncodedClip): Promise<void> {
      if (!head) return;
      last = { ...head, ...(await encodeLast(head.shown)) };
      if (!tail) return;
      // Whether the head is cleared is known: more frames of its clip follow.
      await encode(last);
      for (const each of images) await hold(each);
      last = tail;
    },
    async end(frames: number): Promise<void> {
      await encodeLast(null);
      await release(frames);
      await write(markedGifEnd(length));
    },
  };
}

const luma = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Enough for a mean. */
const MOST_MEASURED = 4000;

function meanError(colors: readonly CountedColor[], palette: Uint8Array): number {
  let sum = 0,
    pixels = 0;
  const apart = Math.ceil(colors.length / MOST_MEASURED);
  for (const [i, { r, g, b, count }] of colors.entries()) {
    if (i % apart !== 0) continue;
    let least = Infinity,
      error = 0;
    for (let k = 0; k < palette.length; k += 3) {
      const [dr, dg, db] = [palette[k]! - r, palette[k + 1]! - g, palette[k + 2]! - b];
      const distance = dr * dr + dg * dg + db * db;
      if (distance < least) {
        least = distance;
        error = Math.abs(luma(dr, dg, db));
      }
    }
    sum += error * count;
    pixels += count;
  }
  return pixels === 0 ? 0 : sum / pixels;
}
