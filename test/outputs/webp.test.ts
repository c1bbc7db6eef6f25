// Moving WebP: frames that our own decoder and Chromium's library read, of which only what changed is written.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrameFormat } from '../../src/contract/render.ts';
import { WebpRun } from '../../src/engine/inputs/footage/webp-run.ts';
import { webp } from '../../src/engine/outputs/formats/webp/webp.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import { hasOwnMark } from '../../src/engine/outputs/own-mark.ts';

const format: FrameFormat = {
  width: 64,
  height: 48,
  fps: 23.976,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
const { width, height } = format;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-webp-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A square that moves by odd steps on a still ground; with alpha the ground is empty. */
function drawn(frame: number, alpha: boolean): Uint8Array {
  const at = frame * 3 + 1;
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isSquare = x >= at && x < at + 12 && y >= 9 && y < 30;
      const ground = alpha ? [0, 0, 0, 0] : [10, 20, x * 3, 255];
      pixels.set(isSquare ? [250, 130, 30, alpha ? 200 : 255] : ground, (y * width + x) * 4);
    }
  return pixels;
}

async function write(quality: number, alpha: boolean) {
  const settings = await webp.settings({
    ...{ quality: 'production', crf: 20, ffmpeg: null, cacheDir: folder, softwareOnly: true },
    options: { 'webp-quality': quality },
    alpha,
  } as const);
  const clips = [];
  let at = 0;
  for (const [i, frames] of [5, 1, 4].entries()) {
    const clip = path.join(folder, `${quality}-${alpha}-${i}.clip`);
    const writer = webp.openClip({
      ...{ ffmpegPath: null, format, settings, frames, threads: 2, target: clip, log: '', watchdogMs: 1000 },
    });
    for (let frame = 0; frame < frames; frame++) await writer.write(drawn(at + frame, alpha));
    expect(await writer.finish()).toBe(frames);
    clips.push({ path: clip, frames });
    at += frames;
  }
  const target = { path: path.join(folder, `${quality}-${alpha}.webp`), pattern: null };
  const task = { target, clips, format, settings, ffmpeg: null, workDir: folder };
  await webp.join({ ...task, sound: null, options: {}, chapters: [], captions: [] });
  const samples = [0, 3, 5, 9].map((frame) => ({
    frame,
    sketch: sketchFrame(drawn(frame, alpha), 'rgba', width, height),
  }));
  const verify = (frames: number, given = samples) => webp.verify({ ...task, frames, sound: null, samples: given });
  return { target, task, verify, samples } as const;
}

async function decoded(file: string): Promise<{ micros: number; pixels: Uint8Array }[]> {
  const run = new WebpRun(file, () => new ArrayBuffer(width * height * 4));
  const found = [];
  for (let frame = await run.next(); frame; frame = await run.next())
    found.push({ micros: frame.micros, pixels: new Uint8Array(frame.bytes).slice() });
  return found;
}

test.each([false, true])('lossless frames are what was drawn, with alpha: %s', async (alpha) => {
  const { target, verify } = await write(100, alpha);
  expect(await verify(10)).toMatchObject({ faults: [], wrongFrames: [], frames: 10 });
  expect(await hasOwnMark(target.path)).toBe(true);
  const frames = await decoded(target.path);
  expect(frames.map(({ micros }) => Math.round(micros / 1000))).toEqual(
    Array.from({ length: 10 }, (_, i) => Math.round((i * 1000) / format.fps)),
  );
  for (const [i, { pixels }] of frames.entries()) {
    const expected = drawn(i, alpha);
    // What is transparent has no colour.
    for (let at = 0; at < pixels.length; at += 4) if (expected[at + 3] === 0) pixels.set([0, 0, 0], at);
    let most = 0;
    for (let at = 0; at < pixels.length; at++) most = Math.max(most, Math.abs(pixels[at]! - expected[at]!));
    // The encoder takes premultiplied colours.
    expect(most).toBeLessThanOrEqual(alpha ? 1 : 0);
  }
});

test('lossy files are smaller and pass as well', async () => {
  const [lossy, lossless] = [await write(70, false), await write(100, false)];
  expect(await lossy.verify(10)).toMatchObject({ faults: [], frames: 10 });
  expect(readFileSync(lossy.target.path).length).not.toBe(readFileSync(lossless.target.path).length);
});

test('another library shows its first frame', async () => {
  const { target } = await write(100, false);
  const image = await loadImage(target.path);
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  expect([...context.getImageData(5, 15, 1, 1).data]).toEqual([250, 130, 30, 255]);
  expect([...context.getImageData(40, 40, 1, 1).data]).toEqual([10, 20, 120, 255]);
});

test('lost frames, other frames and damage are found', async () => {
  const { target, task, verify, samples } = await write(100, false);
  expect((await verify(11)).faults[0]).toBe('expected 11 frames, but found 10');
  const wrong = [{ frame: 0, sketch: samples[3]!.sketch }];
  expect((await verify(10, wrong)).wrongFrames).toEqual([0]);
  const file = readFileSync(target.path);
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  writeFileSync(target.path, file.subarray(0, file.length - 200));
  expect((await verify(10)).faults).not.toEqual([]);
  expect(await hasOwnMark(target.path)).toBe(false);
  const clip = task.clips[0]!;
  const check = { ...task, clip: clip.path, frames: 5 };
  expect(await webp.verifyClip({ ...check, samples: samples.slice(0, 2) })).toEqual([]);
  writeFileSync(clip.path, readFileSync(clip.path).subarray(0, 100));
  expect(await webp.verifyClip({ ...check, samples: [] })).toHaveLength(1);
});

test('a picture is taken of any frame', async () => {
  const { task } = await write(100, true);
  const picture = Buffer.from((await webp.grab({ ...task, frame: 7, isChecked: false }))!);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
});
