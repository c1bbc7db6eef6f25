// Footage that is opened again after an edit goes on with the decoders and pictures of the one before.

import { rmSync } from 'node:fs';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createAccess } from '../../../src/engine/inputs/disk-access.ts';
import { parkedSeekers } from '../../../src/engine/inputs/footage/parked-seekers.ts';
import source from '../../../src/engine/inputs/footage/source.ts';
import { ffmpegPath, film, folder, numbered, numberOf } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.useRealTimers());

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-qp', '0', '-g', '60'];
const path = () => film('handed.mp4', ...numbered(80), ...H264);
const open = async (file = path(), handsOnDecoders = true) =>
  (await source.open(file, createAccess({ ffmpegPath, handsOnDecoders }))).value;
/** A time within a picture. */
const timeOf = (number: number) => (number + 0.2) / 25;
const shownAt = (footage: Awaited<ReturnType<typeof open>>, number: number) => {
  const picture = footage.at(timeOf(number));
  return picture && numberOf(picture);
};

test('has the pictures of the one before, without decoding', async () => {
  const before = await open();
  await before.prepare(timeOf(48));
  // It is opened while the one before is still in use.
  const after = await open();
  before.dispose();
  expect(shownAt(after, 48)).toBe(48);
  await after.prepare(timeOf(50));
  expect(shownAt(after, 50)).toBe(50);
  expect(before.at(timeOf(48))).toBeNull();
  after.dispose();
});

test('a closed one decodes no more, and what it was decoding is finished before the next asks', async () => {
  const before = await open();
  const decoding = before.prepare(timeOf(70));
  const after = await open();
  before.dispose();
  const [, , late] = await Promise.all([decoding, after.prepare(timeOf(20)), before.prepare(timeOf(5))]);
  expect(late).toBeUndefined();
  expect(shownAt(after, 20)).toBe(20);
  await after.prepare(timeOf(71));
  expect(shownAt(after, 71)).toBe(71);
  after.dispose();
});

test('renders start anew, and so does footage of another content', async () => {
  const before = await open();
  await before.prepare(timeOf(30));
  before.dispose();
  const render = await open(path(), false);
  expect(shownAt(render, 30)).toBeNull();
  await render.prepare(timeOf(31));
  render.dispose();
  const other = await open(film('other.mp4', ...numbered(79), ...H264));
  expect(shownAt(other, 30)).toBeNull();
  other.dispose();
  const after = await open();
  expect(shownAt(after, 30)).toBe(30);
  expect(shownAt(after, 31)).toBeNull();
  after.dispose();
});

test('what nobody takes ends after five seconds, the oldest of five at once, and what is parked twice', () => {
  vi.useFakeTimers();
  const made = Array.from({ length: 6 }, () => ({ dispose: vi.fn<() => void>() }));
  const ended = () => made.map(({ dispose }) => dispose.mock.calls.length);
  for (const [i, seeker] of made.slice(0, 5).entries()) parkedSeekers.park(`key ${i}`, seeker);
  expect(ended()).toEqual([1, 0, 0, 0, 0, 0]);
  parkedSeekers.park('key 1', made[5]!);
  expect(ended()).toEqual([1, 1, 0, 0, 0, 0]);
  expect(parkedSeekers.take('key 2')).toBe(made[2]);
  expect(parkedSeekers.take('key 2')).toBeNull();
  vi.advanceTimersByTime(5000);
  expect(ended()).toEqual([1, 1, 0, 1, 1, 1]);
});
