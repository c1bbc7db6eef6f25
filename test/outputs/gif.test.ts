// GIFs from pixels to checked files, read back by our own decoder and by omggif.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { GifReader } from 'omggif';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { FormatOptionValue } from '../../src/contract/format-facts.ts';
import type { FrameFormat } from '../../src/contract/render.ts';
import { readGif } from '../../src/engine/inputs/picture/gif/read-gif.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import { gif } from '../../src/engine/outputs/formats/gif/gif.ts';
import { hasOwnMark } from '../../src/engine/outputs/own-mark.ts';

const WIDTH = 48;
const HEIGHT = 32;
type Picture = (frame: number, x: number, y: number) => [number, number, number];

/** A white square that moves 2 pixels a frame over a dark ground with a red border. */
const square: Picture = (frame, x, y) =>
  x === 0 ? [200, 0, 0] : x >= 4 + 2 * frame && x < 12 + 2 * frame && y >= 8 && y < 16 ? [255, 255, 255] : [8, 12, 16];

let folder: string;
let target: { path: string; pattern: null };
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-gif-'));
  target = { path: path.join(folder, 'film.gif'), pattern: null };
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const formatAt = (fps: number): FrameFormat => ({
  ...{ width: WIDTH, height: HEIGHT, fps, gridScale: 1 },
  ...{ shaders: 'full', particles: 0, particleLevel: 'low' },
});
const settings = { encoder: 'gif', preset: 'lossless', crf: 0, isHardware: false };
const defaults = Object.fromEntries(gif.options.map((option) => [option.name, option.default]));

function pixelsOf(picture: Picture, frame: number): Uint8Array {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rgb.set(picture(frame, x, y), (y * WIDTH + x) * 3);
  return rgb;
}

async function writeClip(picture: Picture, first: number, frames: number): Promise<{ path: string; frames: number }> {
  const file = path.join(folder, `${first}.clip`);
  const task = { ffmpegPath: null, format: formatAt(25), settings, frames, threads: 2, log: '', watchdogMs: 1000 };
  const writer = gif.openClip({ ...task, target: file });
  const buffer = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < frames; i++) {
    buffer.set(pixelsOf(picture, first + i)); // reused, as the renderer does
    await writer.write(buffer);
  }
  expect(await writer.finish()).toBe(frames);
  return { path: file, frames };
}

const taskAt = (fps: number) => ({ target, format: formatAt(fps), settings, ffmpeg: null, workDir: folder, clips: [] });

/** Writes the film in clips of these lengths. */
async function write(
  picture: Picture,
  lengths: number[],
  { fps = 25, ...options }: Record<string, FormatOptionValue> & { fps?: number } = {},
): Promise<Buffer> {
  const clips: { path: string; frames: number }[] = [];
  let first = 0;
  for (const length of lengths) {
    clips.push(await writeClip(picture, first, length));
    first += length;
  }
  const task = { ...taskAt(fps), clips, sound: null, chapters: [], captions: [], options: { ...defaults, ...options } };
  await gif.join(task);
  return readFileSync(target.path);
}

const verify = (picture: Picture, frames: number, samples: number[], fps = 25) =>
  gif.verify({
    ...taskAt(fps),
    frames,
    sound: null,
    samples: samples.map((frame) => ({ frame, sketch: sketchFrame(pixelsOf(picture, frame), 'rgb', WIDTH, HEIGHT) })),
  });

/** What omggif shows of each image, one after another. */
function played(bytes: Buffer): { rgb: Uint8Array; delay: number; rectangle: number[] }[] {
  const reader = new GifReader(bytes);
  const canvas = new Uint8Array(WIDTH * HEIGHT * 4);
  return Array.from({ length: reader.numFrames() }, (_, i) => {
    const { delay, x, y, width, height } = reader.frameInfo(i);
    reader.decodeAndBlitFrameRGBA(i, canvas);
    return { rgb: canvas.filter((_byte, at) => at % 4 < 3), delay, rectangle: [x, y, width, height] };
  });
}

test('few colours come back exactly, however the film is cut into clips', async () => {
  for (const lengths of [[7], [3, 4], [1, 1, 5]]) {
    const images = played(await write(square, lengths, { keep: 0 }));
    expect(images).toHaveLength(7);
    for (const [frame, { rgb }] of images.entries())
      expect(Buffer.from(rgb)).toEqual(Buffer.from(pixelsOf(square, frame)));
  }
  expect(await verify(square, 7, [0, 3, 6])).toEqual({
    ...{ frames: 7, seconds: 0.28, streams: ['gif 48x32'], worstDifference: 0, wrongFrames: [], faults: [] },
  });
});

test('images hold the rectangle that changes', async () => {
  expect(played(await write(square, [3])).map(({ rectangle }) => rectangle)).toEqual([
    [0, 0, 48, 32],
    [4, 8, 10, 8],
    [6, 8, 10, 8],
  ]);
});

test('delays add up to the time of each frame', async () => {
  expect(played(await write(square, [7], { fps: 24 })).map(({ delay }) => delay)).toEqual([4, 4, 5, 4, 4, 4, 4]);
  expect(played(await write(square, [7], { fps: 30 })).map(({ delay }) => delay)).toEqual([3, 4, 3, 3, 4, 3, 3]);
  expect(await verify(square, 7, [0, 6], 30)).toMatchObject({ seconds: 0.23, faults: [] });
});

test('frames that show nothing new lengthen the image before, within a clip and between two', async () => {
  const still: Picture = (frame, x, y) => square(frame < 3 ? 0 : 1, x, y);
  expect(played(await write(still, [2, 4])).map(({ delay }) => delay)).toEqual([12, 12]);
  expect(await verify(still, 6, [0, 2, 3, 5])).toMatchObject({ frames: 6, faults: [] });
});

test('an image that stays longer than a delay can say is followed by others that change nothing', async () => {
  // A frame every 10 s, 70 frames: 700 s.
  const images = played(await write((_, x, y) => square(0, x, y), [70], { fps: 0.1 }));
  expect(images.map(({ delay }) => delay)).toEqual([65_535, 4465]);
  expect(images[1]).toMatchObject({ rectangle: [0, 0, 1, 1], rgb: images[0]!.rgb });
});

test('above 50 frames a second every second frame is shown', async () => {
  const images = played(await write(square, [3, 4], { fps: 60, keep: 0 }));
  expect(images.map(({ delay }) => delay)).toEqual([3, 4, 3, 2]);
  for (const [i, { rgb }] of images.entries()) expect(Buffer.from(rgb)).toEqual(Buffer.from(pixelsOf(square, 2 * i)));
  expect(await verify(square, 7, [0, 1, 6], 60)).toMatchObject({ frames: 7, seconds: 0.12, faults: [] });
});

test('it plays for ever, once, or as often as asked', async () => {
  expect(readGif(await write(square, [2])).plays).toBe(0);
  expect(readGif(await write(square, [2], { loop: 1 })).plays).toBe(1);
  expect(readGif(await write(square, [2], { loop: 5 })).plays).toBe(5);
});

test('the palette has at most the colours that were asked for, and dither mixes them', async () => {
  const slope: Picture = (_, x) => [x * 5, x * 5, x * 5];
  const colorsOf = (bytes: Buffer) => new Set(Buffer.from(played(bytes)[0]!.rgb).toString('hex').match(/.{6}/g));
  expect(colorsOf(await write(slope, [1], { colors: 4 })).size).toBe(4);
  const meanOf = (bytes: Buffer, from: number) => {
    const { rgb } = played(bytes)[0]!;
    let sum = 0;
    for (let y = 0; y < HEIGHT; y++) for (let x = from; x < from + 8; x++) sum += rgb[(y * WIDTH + x) * 3]!;
    return sum / (8 * HEIGHT);
  };
  const errorOf = (bytes: Buffer) =>
    [0, 8, 16, 24, 32, 40].reduce((sum, from) => sum + Math.abs(meanOf(bytes, from) - (from + 3.5) * 5), 0) / 6;
  const plain = errorOf(await write(slope, [1], { colors: 4 }));
  const dithered = errorOf(await write(slope, [1], { colors: 4, dither: 'ordered' }));
  expect(plain).toBeGreaterThan(6);
  expect(dithered).toBeLessThan(plain * 0.7);
});

test('noise below the tolerance is not drawn again, a change above it is', async () => {
  const noisy: Picture = (frame, x, y) => {
    const level = 60 + ((x * 7 + y * 13 + frame * 5) % 3);
    return x < 8 && frame === 3 ? [level + 60, level, level] : [level, level, level];
  };
  const images = played(await write(noisy, [6], { keep: 30 }));
  expect(images.map(({ rectangle }) => rectangle)).toEqual([
    [0, 0, 48, 32],
    [0, 0, 8, 32],
    [0, 0, 8, 32],
  ]);
});

test('every kind of damage is found', async () => {
  const whole = await write(square, [3, 4]);
  const faultsOf = async (bytes: Buffer) => {
    writeFileSync(target.path, bytes);
    const { faults } = await verify(square, 7, [0, 3, 6]);
    return faults;
  };
  expect(await faultsOf(whole)).toEqual([]);
  expect(await faultsOf(whole.subarray(0, -1))).toEqual(['its end is missing']);
  const { images } = readGif(whole);
  const flipped = Buffer.from(whole);
  flipped[images[4]!.at + 3]! ^= 0x10;
  expect((await faultsOf(flipped))[0]).toMatch(/^(image 4 cannot be decoded|frame 4 is not what was encoded)$/);
  const slow = Buffer.from(whole);
  slow[images[2]!.at - 14]! += 2;
  expect(await faultsOf(slow)).toEqual(['expected 0.28 s, but found 0.3 s']);
  writeFileSync(target.path, whole);
  expect((await verify((frame, x, y) => square(frame + 9, x, y), 7, [3])).faults).toEqual([
    expect.stringMatching(/^frame 3 differs from what was drawn by /),
  ]);
});

test('a clip is checked alone', async () => {
  const clip = await writeClip(square, 0, 4);
  const sample = { frame: 2, sketch: sketchFrame(pixelsOf(square, 2), 'rgb', WIDTH, HEIGHT) };
  const check = (frames = 4, samples = [sample]) => gif.verifyClip({ ...taskAt(25), clip: clip.path, frames, samples });
  expect(await check()).toEqual([]);
  expect(await check(5)).toEqual(['expected 5 frames, but found 4']);
  expect(await check(4, [{ ...sample, frame: 3 }])).toEqual([expect.stringMatching(/^frame 3 differs /)]);
  truncateSync(clip.path, readFileSync(clip.path).length - 3);
  expect(await check()).toEqual(['frame 0 cannot be read: its end is missing', 'expected 4 frames, but found 0']);
});

test('a frame comes back whole or smaller, and the file knows its maker', async () => {
  await write(square, [3, 4]);
  const { PNG } = await import('pngjs');
  const grab = { ...taskAt(25), isChecked: false };
  const whole = PNG.sync.read(Buffer.from((await gif.grab({ ...grab, frame: 5 }))!));
  expect(whole.data.filter((_, i) => i % 4 < 3)).toEqual(Buffer.from(pixelsOf(square, 5)));
  const small = PNG.sync.read(Buffer.from((await gif.grab({ ...grab, frame: 5, width: 24 }))!));
  expect([small.width, small.height]).toEqual([24, 16]);
  expect(await gif.grab({ ...grab, frame: 7 })).toBeNull();
  expect(await hasOwnMark(target.path)).toBe(true);
  appendFileSync(target.path, 'x');
  expect(await hasOwnMark(target.path)).toBe(false);
});

test('with alpha, pixels are empty or opaque, and what goes away is cleared', async () => {
  const pixelsWithAlpha = (frame: number): Uint8Array => {
    const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
    for (let y = 8; y < 16; y++)
      for (let x = 4; x < 12; x++) {
        // It stands still from frame 2 to 6, and is gone in the last.
        const at = x + 3 * Math.min(frame, 2);
        if (frame < 7) rgba.set([255, 80, 0, x === 4 ? 100 : 200], (y * WIDTH + at) * 4);
      }
    return rgba;
  };
  const alphaSettings = { ...settings, alpha: true } as const;
  const task = { format: formatAt(25), settings: alphaSettings, workDir: folder, ffmpeg: null };
  const clips: { path: string; frames: number }[] = [];
  for (const [first, frames] of [
    [0, 3],
    [3, 1],
    [4, 4],
  ] as const) {
    const file = path.join(folder, `${first}.clip`);
    const writer = gif.openClip({
      ...task,
      ffmpegPath: null,
      frames,
      threads: 1,
      target: file,
      log: '',
      watchdogMs: 1,
    });
    for (let i = 0; i < frames; i++) await writer.write(pixelsWithAlpha(first + i));
    await writer.finish();
    clips.push({ path: file, frames });
  }
  await gif.join({ ...task, target, clips, sound: null, chapters: [], captions: [], options: defaults });
  const sketches = [0, 3, 7].map((frame) => ({
    frame,
    sketch: sketchFrame(pixelsWithAlpha(frame), 'rgba', WIDTH, HEIGHT),
  }));
  const verified = await gif.verify({ ...task, target, clips, frames: 8, sound: null, samples: sketches });
  expect(verified).toMatchObject({ frames: 8, faults: [] });

  const reader = new GifReader(readFileSync(target.path));
  const canvas = new Uint8Array(WIDTH * HEIGHT * 4);
  let hundredths = 0;
  for (let i = 0; i < reader.numFrames(); i++) {
    const { delay, disposal, x, y, width, height } = reader.frameInfo(i);
    reader.decodeAndBlitFrameRGBA(i, canvas);
    const meant = pixelsWithAlpha(hundredths / 4);
    for (let at = 0; at < meant.length; at += 4) {
      const is = meant[at + 3]! >= 128 ? [255, 80, 0, 255] : [0, 0, 0, 0];
      expect([...canvas.subarray(at, at + 4)]).toEqual(is);
    }
    if (disposal === 2)
      for (let row = y; row < y + height; row++) canvas.fill(0, (row * WIDTH + x) * 4, (row * WIDTH + x + width) * 4);
    hundredths += delay;
  }
  expect([reader.numFrames(), hundredths]).toEqual([5, 32]);
});

test('it is made to fit a size: with fewer colours, smaller, and at a lower rate', async () => {
  let state = 1;
  const noise = Array.from(
    { length: WIDTH * HEIGHT },
    () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24,
  );
  const busy: Picture = (frame, x, y) => {
    const at = (y * WIDTH + x + frame * 977) % noise.length;
    return [noise[at]!, noise[(at + 100) % noise.length]!, 128];
  };
  const whole = (await write(busy, [5, 5])).length;
  const clips = [
    { path: path.join(folder, '0.clip'), frames: 5 },
    { path: path.join(folder, '5.clip'), frames: 5 },
  ];
  const shrink = (aimBytes: number) =>
    gif.shrink!({ ...taskAt(25), clips, frames: 10, options: defaults, source: target.path, aimBytes });
  const sizes: number[] = [];
  for (const share of [0.9, 0.4, 0.1]) {
    const chosen = await shrink(whole * share);
    const bytes = readFileSync(target.path);
    expect(bytes.length).toBeLessThanOrEqual(whole * share);
    const { width, height, images } = readGif(bytes);
    expect(chosen).toContain(`${width}×${height} at `);
    expect(await gif.verify({ ...taskAt(25), frames: 10, sound: null, samples: [] })).toMatchObject({
      frames: 10,
      streams: [`gif ${width}x${height}`],
      faults: [],
    });
    sizes.push(width * images.length);
  }
  expect(sizes).toEqual([480, expect.any(Number), expect.any(Number)]);
  expect(sizes[1]!).toBeLessThan(480);
  expect(sizes[2]!).toBeLessThan(sizes[1]!);
});
