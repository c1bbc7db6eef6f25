// Small pictures of media files, for the editor.

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identifyMaterial } from '../../src/engine/inputs/identify-material.ts';
import { materialPicture } from '../../src/engine/inputs/material-picture.ts';
import { film, ffmpegPath, folder, numbered } from './footage/make-footage.ts';
import { writePng } from './picture/write-png.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
};
const pictureOf = async (file: string) =>
  materialPicture(file, await identifyMaterial(file, { ffmpegPath }), { ffmpegPath });

describe('materialPicture', () => {
  it('makes a PNG of a picture, at most 320 pixels wide', async () => {
    const file = write('wide.png', writePng({ width: 640, height: 20, type: 2, depth: 8, pixel: () => [200, 10, 10] }));
    const picture = (await pictureOf(file))!;
    expect(picture.mime).toBe('image/png');
    const made = await identifyMaterial(write('small.png', picture.bytes), { ffmpegPath });
    expect(made).toMatchObject({ kind: 'picture', width: 320, height: 10 });
  });

  it('makes one of an SVG, which ffmpeg does not read', async () => {
    const picture = await pictureOf(write('a.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'));
    expect(picture?.mime).toBe('image/png');
  });

  it('makes a JPEG of footage', async () => {
    const picture = (await pictureOf(film('film.mov', ...numbered(20), '-c:v', 'libx264', '-pix_fmt', 'yuv420p')))!;
    expect(picture.mime).toBe('image/jpeg');
    expect([...picture.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });

  it('makes none of character art', async () => {
    expect(await pictureOf(write('cat.txt', ' /\\_/\\\n( o.o )\n'))).toBeNull();
  });
});
