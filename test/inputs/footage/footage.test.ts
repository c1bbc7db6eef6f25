// Pictures of footage by their time: forward, backward and at random, in every container and codec that matters.

import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { digestOf, film, folder, numbered, numberOf, openFootage, pictureAt } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-qp', '0'];
const B_FRAMES = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-g', '12', '-bf', '3', '-crf', '10'];

test('shows the last picture whose time is not later', async () => {
  const { value, facts, dispose } = await openFootage(film('plain.mp4', ...numbered(50), ...H264));
  expect(facts.summary).toBe('H.264, 64 × 48, 25 fps, 2.0 s');
  for (const [seconds, number] of [
    [0, 0],
    [0.039, 1], // within a millisecond
    [0.03, 0],
    [0.04, 1],
    [1, 25],
    [1.0399, 26],
    [1.99, 49],
    [5, 49],
    [-3, 0],
  ])
    expect(numberOf(await pictureAt(value, seconds)), `${seconds} s`).toBe(number);
  dispose();
});

const CONTAINERS: Record<string, string[]> = {
  'b-frames.mp4': B_FRAMES,
  'b-frames.mkv': B_FRAMES,
  'open-gop.mkv': [...B_FRAMES, '-x264-params', 'open-gop=1:keyint=12'],
  'b-frames.ts': B_FRAMES,
  'b-frames.mov': B_FRAMES,
  'b-frames.flv': B_FRAMES,
  'vp9.webm': ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p', '-g', '10', '-deadline', 'realtime', '-cpu-used', '8'],
  'vp8.webm': ['-c:v', 'libvpx', '-pix_fmt', 'yuv420p', '-g', '10', '-deadline', 'realtime'],
  'hevc.mp4': [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-x265-params',
    'keyint=12:bframes=3:log-level=none',
  ],
  'mpeg4.avi': ['-c:v', 'mpeg4', '-q:v', '2', '-bf', '0', '-g', '12', '-pix_fmt', 'yuv420p'],
  'mpeg2.mpg': ['-c:v', 'mpeg2video', '-q:v', '2', '-bf', '2', '-g', '12', '-pix_fmt', 'yuv420p'],
  'theora.ogv': ['-c:v', 'libtheora', '-q:v', '9', '-g', '12', '-pix_fmt', 'yuv420p'],
  'ffv1.mkv': ['-c:v', 'ffv1', '-pix_fmt', 'yuv422p10le'],
  'moving.gif': ['-vf', 'format=gray,scale=64:48'],
  'moving.webp': ['-c:v', 'libwebp_anim', '-lossless', '1', '-pix_fmt', 'bgra'],
  'png.mov': ['-c:v', 'png', '-pix_fmt', 'rgb24'],
};

test.each(Object.keys(CONTAINERS))('gives the same pictures in any order (%s)', async (name) => {
  const file = film(name, ...numbered(45), ...CONTAINERS[name]);
  const forward = await openFootage(file);
  const times = Array.from({ length: 45 }, (_, i) => i / 25);
  const digests: string[] = [];
  for (const seconds of times) digests.push(digestOf(await pictureAt(forward.value, seconds)));
  expect(new Set(digests).size).toBe(45);
  const backward = await openFootage(file);
  for (const i of [...times.keys()].toReversed())
    expect(digestOf(await pictureAt(backward.value, times[i])), `backward ${i}`).toBe(digests[i]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 44 }), { minLength: 1, maxLength: 6 }), async (order) => {
      const anywhere = await openFootage(file);
      for (const i of order) expect(digestOf(await pictureAt(anywhere.value, times[i]))).toBe(digests[i]);
      anywhere.dispose();
    }),
    { numRuns: 4, seed: 11 },
  );
  forward.dispose();
  backward.dispose();
});
