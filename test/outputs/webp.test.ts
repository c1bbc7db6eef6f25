// Moving WebP: frames that our own decoder and Chromium's library read, of which only what changed is written.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebpRun } from '../../src/engine/inputs/footage/webp-run.ts';
import { webp } from '../../src/engine/outputs/formats/webp/webp.ts';
import { hasOwnMark } from '../../src/engine/outputs/own-mark.ts';
import { FORMAT, writeMovingPicture } from './moving-picture.ts';

const { width, height } = FORMAT;
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

const write = (quality: number, alpha: boolean) =>
  writeMovingPicture(webp, folder, `${quality}-${alpha}`, (frame) => drawn(frame, alpha), {
    alpha,
    crf: 20,
    options: { 'webp-quality': quality },
  });

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
    Array.from({ length: 10 }, (_, i) => Math.round((i * 1000) / FORMAT.fps)),
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
