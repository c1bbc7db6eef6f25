// Output paths of files and of sequences.

import path from 'node:path';
import { expect, test } from 'vitest';
import { formatNamed } from '../../src/catalog/output-formats.ts';
import { frameFile, isFrameName, splitOutput } from '../../src/engine/outputs/output-target.ts';

const video = formatNamed('mp4')!;
const pictures = formatNamed('png')!;

test('a file is written as it is named, a number in its name included', () => {
  expect(splitOutput(video, '/out/film %05d.mp4')).toEqual({ path: '/out/film %05d.mp4', pattern: null });
});

test('a sequence is its folder and the pattern of its frames', () => {
  expect(splitOutput(pictures, '/out/film/f-%03d.png')).toEqual({ path: '/out/film', pattern: 'f-%03d.png' });
  expect(splitOutput(pictures, '/out/film')).toEqual({ path: '/out/film', pattern: '%05d.png' });
});

test('frames are numbered from 1, with leading zeros as the pattern asks', () => {
  const name = (pattern: string, frame: number) => path.basename(frameFile({ path: '/f', pattern }, frame));
  expect(name('%05d.png', 0)).toBe('00001.png');
  expect(name('a%3db.png', 41)).toBe('a042b.png');
  expect(name('%d.png', 9)).toBe('10.png');
  expect(name('%02d.png', 12344)).toBe('12345.png');
});

test('only names that the pattern gives are frames', () => {
  expect(['00001.png', '123456.png'].map((name) => isFrameName('%05d.png', name))).toEqual([true, true]);
  for (const name of ['.png', 'a0001.png', '00001.jpg', '00001.png.txt', '0000x.png'])
    expect(isFrameName('%05d.png', name)).toBe(false);
});
