// What files of `media` statements are, by their content.

import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identifyMaterial } from '../../src/engine/inputs/identify-material.ts';
import { film, ffmpegPath, folder, numbered } from './footage/make-footage.ts';
import { writePng } from './picture/write-png.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(at(name), bytes);
  return at(name);
};
const identify = (file: string) => identifyMaterial(file, { ffmpegPath });
const PNG = writePng({ width: 6, height: 4, type: 2, depth: 8, pixel: (x, y) => [x, y, 0] });

describe('identifyMaterial', () => {
  it('tells pictures from footage by their content, whatever their name', async () => {
    const picture = {
      ...{ kind: 'picture', width: 6, height: 4, seconds: null, fps: null, frames: null, codec: 'PNG' },
      ...{ hasSound: false, hasCaptions: false, summary: 'PNG, 6 × 4' },
    };
    expect(await identify(write('a.png', PNG))).toEqual(picture);
    expect(await identify(write('picture.mov', PNG))).toEqual(picture);
    const clip = film('clip.mov', ...numbered(50), '-c:v', 'libx264', '-pix_fmt', 'yuv420p');
    copyFileSync(clip, at('clip.png.mkv'));
    for (const file of [clip, at('clip.png.mkv')])
      expect(await identify(file)).toMatchObject({
        kind: 'footage',
        width: 64,
        height: 48,
        seconds: 2,
        fps: 25,
        codec: 'H.264',
      });
  });

  it('takes a moving GIF for footage', async () => {
    expect(await identify(film('moving.gif', ...numbered(5)))).toMatchObject({ kind: 'footage', frames: 5 });
  });

  it('tells whether there is sound', async () => {
    const loud = film('loud.mkv', '-f', 'lavfi', '-i', 'sine=d=1', ...numbered(25), '-c:v', 'ffv1');
    expect(await identify(loud)).toMatchObject({ kind: 'footage', hasSound: true, hasCaptions: false });
  });

  it.each([
    ['nothing.png', '', 'The picture .*nothing.png cannot be drawn: it is empty.'],
    ['words.png', 'hello', 'cannot be drawn: it is not a picture of a known format.'],
    ['nothing.mov', '', 'The footage .*nothing.mov cannot be read: it is empty.'],
    ['words.mov', 'hello', 'The footage .*words.mov cannot be read'],
  ])('says what is wrong with %s', async (name, content, sentence) => {
    await expect(identify(write(name, content))).rejects.toThrow(new RegExp(sentence));
  });

  it('refuses what is no file', async () => {
    await expect(identify(at('none.png'))).rejects.toMatchObject({ code: 'input-missing' });
    await expect(identify(folder)).rejects.toMatchObject({ code: 'input-unreadable' });
  });

  it('ends when it is cancelled', async () => {
    await expect(identifyMaterial(at('a.png'), { ffmpegPath, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});
