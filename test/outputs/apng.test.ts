// APNG: lossless frames that ffmpeg and browsers decode, of which only what changed is written.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { apng } from '../../src/engine/outputs/formats/apng/apng.ts';
import { changedRectangle } from '../../src/engine/outputs/pictures/changed-rectangle.ts';
import { hasOwnMark } from '../../src/engine/outputs/own-mark.ts';
import { FORMAT, writeMovingPicture } from './moving-picture.ts';

const { width, height } = FORMAT;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-apng-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A square on a still ground; every third frame is like the one before. With alpha the ground is empty. */
function drawn(frame: number, size: 3 | 4): Uint8Array {
  const at = (frame - (frame % 3 === 2 ? 1 : 0)) * 3;
  const pixels = new Uint8Array(width * height * size);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isSquare = x >= at && x < at + 12 && y >= 10 && y < 30;
      const color = isSquare ? [250, 130, 30, 200] : size === 4 ? [0, 0, 0, 0] : [10, 20, (x * 3) % 256];
      pixels.set(color.slice(0, size), (y * width + x) * size);
    }
  return pixels;
}

async function write(alpha: boolean) {
  const size: 3 | 4 = alpha ? 4 : 3;
  const request = { alpha, crf: 0, options: {} };
  return { ...(await writeMovingPicture(apng, folder, `${alpha}`, (frame) => drawn(frame, size), request)), size };
}

test.each([false, true])('frames are what was drawn, with alpha: %s', async (alpha) => {
  const { target, verify, size } = await write(alpha);
  expect(await verify(10)).toMatchObject({ faults: [], wrongFrames: [], frames: 10, worstDifference: 0 });
  expect(await hasOwnMark(target.path)).toBe(true);
  const decoded = execFileSync(
    bundledFfmpeg()!,
    ['-v', 'error', '-i', target.path, '-f', 'rawvideo', '-pix_fmt', alpha ? 'rgba' : 'rgb24', '-vsync', '0', 'pipe:1'],
    { maxBuffer: 1e8 },
  );
  expect(decoded).toHaveLength(10 * width * height * size);
  for (let frame = 0; frame < 10; frame++)
    expect(decoded.subarray(frame * width * height * size, (frame + 1) * width * height * size)).toEqual(
      Buffer.from(drawn(frame, size)),
    );
});

test('only what changed is written', async () => {
  const { target } = await write(false);
  const { size } = statSync(target.path);
  expect(size).toBeLessThan(6000);
});

test('lost frames, other frames and damage are found', async () => {
  const { target, task, verify, samples } = await write(false);
  expect((await verify(11)).faults[0]).toBe('expected 11 frames, but found 10');
  const wrong = [{ frame: 0, sketch: samples[3]!.sketch }];
  expect((await verify(10, wrong)).wrongFrames).toEqual([0]);
  const file = readFileSync(target.path);
  writeFileSync(target.path, file.subarray(0, file.length - 200));
  expect((await verify(10).catch((error: Error) => ({ faults: [error.message] }))).faults).not.toEqual([]);
  const clip = task.clips[0]!;
  expect(await apng.verifyClip({ ...task, clip: clip.path, frames: 5, samples: samples.slice(0, 2) })).toEqual([]);
  writeFileSync(clip.path, readFileSync(clip.path).subarray(0, 300));
  expect(await apng.verifyClip({ ...task, clip: clip.path, frames: 5, samples: [] })).toHaveLength(1);
});

test('a picture is taken of any frame', async () => {
  const { task } = await write(true);
  const picture = Buffer.from((await apng.grab({ ...task, frame: 7, isChecked: false }))!);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
});

test('the rectangle holds all changes, and nothing smaller does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(15), fc.nat(11)), { maxLength: 6 }), fc.constantFrom(3, 4), (points, size) => {
      const before = new Uint8Array(16 * 12 * size);
      const now = before.slice();
      for (const [x, y] of points) now[(y * 16 + x) * size + (size - 1)] = 9;
      const area = changedRectangle(before, now, 16, 12, size);
      if (points.length === 0) {
        expect(area).toEqual({ x: 0, y: 0, width: 1, height: 1 });
        return;
      }
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      expect(area).toEqual({
        x: Math.min(...xs),
        y: Math.min(...ys),
        width: Math.max(...xs) - Math.min(...xs) + 1,
        height: Math.max(...ys) - Math.min(...ys) + 1,
      });
    }),
  );
});
