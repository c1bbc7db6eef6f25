import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { PictureData } from '../../../src/engine/frame/media/material.ts';
import { KeyPictures } from '../../../src/engine/inputs/footage/key-pictures.ts';
import { film, folder, numbered, numberOf, openFootage, pictureAt } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const picture = (seconds: number): PictureData => ({
  ...{ serial: seconds * 1e6, seconds, width: 1, height: 1, layout: 'planar', planes: [Uint8Array.of(seconds)] },
  ...{ chromaX: 0, chromaY: 0, bits: 8, hasAlpha: false, isPremultiplied: false },
  color: { matrix: 'bt709', range: 'limited', transfer: 'bt709', primaries: 'bt709' },
});

test('finds the key frame before a time, as far as key frames are apart', () => {
  const keys = new KeyPictures(1, 8);
  expect(keys.find(3)).toBeNull();
  keys.note(picture(2), 6);
  keys.note(picture(12), 13);
  expect(keys.find(1)).toBeNull();
  expect(keys.find(5)?.seconds).toBe(2);
  // Another key frame may be between.
  expect(keys.find(7)).toBeNull();
  expect(keys.find(16)?.seconds).toBe(12);
  expect(keys.find(17)).toBeNull();
});

test('keeps copies of those used last', () => {
  const keys = new KeyPictures(1, 2);
  const first = picture(1);
  keys.note(first, 2);
  first.planes[0]![0] = 99;
  expect(keys.find(2)?.planes[0]).toEqual(Uint8Array.of(1));
  keys.note(picture(11), 12);
  keys.note(picture(1), 2);
  keys.note(picture(21), 22);
  expect([1, 11, 21].map((seconds) => keys.find(seconds)?.seconds)).toEqual([1, undefined, 21]);
  expect(new KeyPictures(10, 9).find(1)).toBeNull();
});

test('a seek shows the key frame before it is decoded, and the wanted picture at last', async () => {
  const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-qp', '0', '-g', '20'];
  const file = film('keys.mp4', ...numbered(80), ...H264);
  const { value, dispose } = await openFootage(file, 0);
  const seek = async (number: number) => {
    const shown: number[] = [];
    const onPicture = () => shown.push(numberOf(value.last()!));
    await value.prepare(number / 25, { aborted: false, onPicture });
    return [shown[0]!, numberOf(value.at(number / 25)!)];
  };
  expect(await seek(38)).toEqual([20, 38]);
  expect(await seek(65)).toEqual([60, 65]);
  const decodes = value.prepare(30 / 25, { aborted: false, onPicture: () => {} });
  // Footage takes requests in turn.
  await Promise.resolve();
  expect(numberOf(value.last()!)).toBe(20);
  await decodes;
  expect(numberOf(await pictureAt(value, 30 / 25))).toBe(30);
  dispose();
});

test('renders keep no key frames', async () => {
  const { value, dispose } = await openFootage(film('keys.mp4'), 0);
  await value.prepare(38 / 25);
  await value.prepare(65 / 25);
  const decodes = value.prepare(30 / 25, { aborted: false, onPicture: () => {} });
  await Promise.resolve();
  expect(numberOf(value.last()!)).toBe(65);
  await decodes;
  dispose();
});
