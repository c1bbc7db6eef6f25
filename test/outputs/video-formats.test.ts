// Every container with every codec: clips are joined without encoding them again, and the file decodes to what was drawn, with its alpha.

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrameFormat } from '../../src/contract/render.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import type { Ffmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import { loadFormat } from '../../src/engine/outputs/load-format.ts';
import { hasOwnMark } from '../../src/engine/outputs/own-mark.ts';
import { decodingOf } from '../../src/engine/outputs/video/decoding.ts';
import type { EncoderSettings } from '../../src/engine/outputs/video/encoder-args.ts';
import { grabPixels } from '../../src/engine/outputs/video/grab-frame.ts';

const format: FrameFormat = {
  width: 96,
  height: 64,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const { width, height, fps } = format;
let ffmpeg: Ffmpeg;
let folder: string;

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-video-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A square that moves with the frame: opaque orange with a half-transparent blue one inside, on nothing. */
function rgbaFrame(frame: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 8; y < 56; y++)
    for (let x = 0; x < 48; x++) {
      const at = (y * width + ((x + frame * 4) % width)) * 4;
      const isInside = x >= 16 && x < 32 && y >= 24 && y < 40;
      pixels.set(isInside ? [40, 80, 240, 128] : [240, 120, 20, 255], at);
    }
  return pixels;
}

const rgbFrame = (frame: number): Uint8Array => {
  const rgba = rgbaFrame(frame);
  return Uint8Array.from({ length: width * height * 3 }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)]!);
};

/** Luma of the same, without colour. */
function yuvFrame(frame: number): Uint8Array {
  const rgba = rgbaFrame(frame);
  const yuv = new Uint8Array((width * height * 3) / 2).fill(128).fill(16, 0, width * height);
  for (let i = 0; i < width * height; i++)
    yuv[i] = 16 + 0.86 * (0.2126 * rgba[i * 4]! + 0.7152 * rgba[i * 4 + 1]! + 0.0722 * rgba[i * 4 + 2]!);
  return yuv;
}

const FRAMES = { yuv420: yuvFrame, rgb: rgbFrame, rgba: rgbaFrame };
/** Also clips of one and two frames, which have no room for reordered frames. */
const CLIPS = [7, 1, 2, 6];
const TOTAL = CLIPS.reduce((sum, count) => sum + count, 0);

async function write(name: string, options: Record<string, string>, alpha = false) {
  const output = await loadFormat(name);
  const request = {
    quality: 'production',
    crf: 20,
    ffmpeg,
    options,
    cacheDir: folder,
    softwareOnly: true,
    alpha,
  } as const;
  const settings = (await output.settings(request)) as EncoderSettings;
  const layout = output.pixels(settings);
  const tag = `${name}-${settings.encoder}-${layout}`;
  const samples: { frame: number; sketch: ReturnType<typeof sketchFrame> }[] = [];
  let at = 0;
  const clips = [];
  for (const [i, frames] of CLIPS.entries()) {
    const clip = path.join(folder, `${tag}-${i}.clip`);
    const writer = output.openClip({
      ffmpegPath: ffmpeg.path,
      format,
      settings,
      frames,
      threads: 1,
      target: clip,
      checkedFrames: [frames >> 1],
      log: path.join(folder, `${tag}-${i}.log`),
      watchdogMs: 60_000,
    });
    for (let frame = 0; frame < frames; frame++) {
      const pixels = FRAMES[layout](at + frame);
      if (frame === frames >> 1)
        samples.push({ frame: at + frame, sketch: sketchFrame(pixels, layout, width, height) });
      await writer.write(pixels);
    }
    expect(await writer.finish()).toBe(frames);
    const own = samples.slice(-1).map(({ sketch }) => ({ frame: frames >> 1, sketch }));
    expect(await output.verifyClip({ clip, frames, samples: own, format, settings, ffmpeg, workDir: folder })).toEqual(
      [],
    );
    clips.push({ path: clip, frames });
    at += frames;
  }
  const target = { path: path.join(folder, `${tag}${output.extensions[0]}`), pattern: null };
  const task = { target, clips, format, settings, ffmpeg, workDir: folder };
  await output.join({ ...task, sound: null, options, chapters: [], captions: [] });
  const check = await output.verify({ ...task, frames: TOTAL, sound: null, samples });
  const pixels = (frame: number) =>
    grabPixels(
      { ffmpegPath: ffmpeg.path, video: target.path, frame, fps, decoding: decodingOf(settings) },
      width,
      height,
    );
  return { output, settings, layout, target, check, pixels, task, samples };
}

test.each([
  ['mp4', 'h264', 'libx264'],
  ['mp4', 'hevc', 'libx265'],
  ['mp4', 'av1', 'libaom-av1'],
  ['mov', 'h264', 'libx264'],
  ['mov', 'hevc', 'libx265'],
  ['mov', 'prores', 'prores_ks'],
  ['webm', 'vp9', 'libvpx-vp9'],
  ['webm', 'av1', 'libaom-av1'],
])('%s with %s', async (name, codec, encoder) => {
  const { settings, check, target, output, task } = await write(name, { codec });
  expect(settings.encoder).toBe(encoder);
  expect(check).toMatchObject({ faults: [], wrongFrames: [], frames: TOTAL, streams: [`${codec} 96x64`] });
  expect(check.worstDifference).toBeLessThan(4);
  expect(await hasOwnMark(target.path)).toBe(true);
  const picture = await output.grab({ ...task, frame: 9, isChecked: false });
  expect(Buffer.from(picture!).readUInt32BE(16)).toBe(width);
});

test.each([
  ['webm', 'libvpx-vp9'],
  ['mov', 'prores_ks'],
])('%s keeps the alpha of a reel that has one', async (name, encoder) => {
  const { settings, layout, check, pixels } = await write(name, {}, true);
  expect([settings.encoder, layout]).toEqual([encoder, 'rgba']);
  expect(check).toMatchObject({ faults: [], frames: TOTAL });
  for (const frame of [3, 7, 15]) {
    const found = (await pixels(frame))!;
    const drawn = rgbaFrame(frame);
    // Both planes, and what a viewer sees over black and over white.
    for (const over of [0, 255]) {
      let worst = 0;
      for (let i = 0; i < found.length; i += 4) {
        const shown = (rgba: Uint8Array, channel: number) =>
          (rgba[i + channel]! * rgba[i + 3]! + over * (255 - rgba[i + 3]!)) / 255;
        for (let channel = 0; channel < 3; channel++) worst += Math.abs(shown(found, channel) - shown(drawn, channel));
      }
      expect(worst / (found.length * 0.75)).toBeLessThan(5);
    }
    const alphaError = drawn.reduce((sum, level, i) => sum + (i % 4 === 3 ? Math.abs(level - found[i]!) : 0), 0);
    expect(alphaError / (width * height)).toBeLessThan(3);
  }
});

test('what does not match is found: another frame, a lost one, another alpha', async () => {
  const { output, task, samples } = await write('webm', { codec: 'vp9' }, true);
  const verify = (frames: number, wrong: typeof samples) =>
    output.verify({ ...task, frames, sound: null, samples: wrong });
  expect((await verify(TOTAL + 1, samples)).faults[0]).toBe(`expected ${TOTAL + 1} frames, but found ${TOTAL}`);
  const shifted = samples.map(({ frame, sketch }, i) => ({ frame, sketch: samples[i + 1]?.sketch ?? sketch }));
  expect((await verify(TOTAL, shifted)).wrongFrames).toContain(samples[0]!.frame);
  const opaque = rgbaFrame(samples[0]!.frame).map((level, i) => (i % 4 === 3 ? 255 : level));
  const sketch = sketchFrame(opaque, 'rgba', width, height);
  expect((await verify(TOTAL, [{ ...samples[0]!, sketch }])).wrongFrames).toEqual([samples[0]!.frame]);
});

test('a codec that the ffmpeg lacks is refused with what it has', async () => {
  const { settings } = await loadFormat('mov');
  const request = {
    quality: 'production',
    crf: 20,
    options: {},
    cacheDir: folder,
    softwareOnly: true,
    alpha: false,
  } as const;
  const lacking = { ...ffmpeg, encoders: new Set(['libx264', 'prores_ks', 'aac']) };
  await expect(settings({ ...request, ffmpeg: lacking, options: { codec: 'hevc' } })).rejects.toMatchObject({
    code: 'machine-no-ffmpeg',
    message: `The ffmpeg at ${ffmpeg.path} cannot write HEVC: it has no libx265.`,
    help: expect.stringMatching(/^Choose --codec h264 or prores, or name another ffmpeg /),
  });
  const bare = { ...ffmpeg, encoders: new Set<string>() };
  await expect(settings({ ...request, ffmpeg: bare })).rejects.toMatchObject({
    help: expect.stringMatching(/^Name another ffmpeg /),
  });
});

test('rate factors give each codec about the likeness of the profile', async () => {
  const sizes = new Map<string, number>();
  for (const codec of ['h264', 'hevc']) {
    const { target, check } = await write('mp4', { codec });
    sizes.set(codec, statSync(target.path).size);
    expect(check.worstDifference).toBeLessThan(2);
  }
  expect(readFileSync(path.join(folder, 'mp4-libx265-yuv420.mp4')).includes('hvc1')).toBe(true);
});
