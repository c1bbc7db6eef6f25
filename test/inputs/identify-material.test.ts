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
    ['cat.txt', ' /\\_/\\\n( o.o )', 7, 2, null, 'text'],
    ['cat', 'plain words', 11, 1, null, 'text'],
    ['art.bin', '\x1b[31mred', 80, 1, null, 'ANSI'],
    ['demo.txt', '{"version":2,"width":90,"height":30}\n[1.5,"o","x"]\n', 90, 30, 2.5, 'asciicast v2'],
  ])('takes %s for character art', async (name, content, width, height, seconds, codec) => {
    const facts = await identify(write(name, content));
    expect(facts).toMatchObject({ kind: 'character-art', width, height, seconds, codec, hasSound: false });
  });

  it('reads a text of DOS where the name says that it is text', async () => {
    const box = Uint8Array.of(0xc9, 0xcd, 0xbb);
    expect(await identify(write('box.nfo', box))).toMatchObject({ kind: 'character-art', width: 3, height: 1 });
  });

  it('knows an SVG, with its own size', async () => {
    const svg =
      '<?xml version="1.0"?>\n<!-- logo --><!DOCTYPE svg [<!ENTITY a "b>">]>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"/>';
    expect(await identify(write('logo.txt', svg))).toMatchObject({
      kind: 'picture',
      codec: 'SVG',
      width: 24,
      height: 12,
    });
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
