import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { thumbnail } from '../../../src/engine/inputs/picture/thumbnail.ts';
import { fixture } from './open-picture.ts';
import { writePng } from './write-png.ts';

const read = async (bytes: Uint8Array): Promise<PNG> => PNG.sync.read(Buffer.from(await thumbnail(bytes)));
const pixel = ({ data, width }: PNG, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4).subarray(0, 4),
];

describe('a thumbnail', () => {
  it('is never larger than the picture', async () => {
    const small = await read(fixture('lossless.webp'));
    expect([small.width, small.height]).toEqual([48, 32]);
    expect(pixel(small, 40, 20)).toEqual([255, 255, 255, 255]);
  });

  it('is at most 320 pixels along its longer side, averaged in linear light', async () => {
    const striped = writePng({ width: 640, height: 100, type: 0, depth: 8, pixel: (x) => [x & 1 ? 255 : 0] });
    const small = await read(striped);
    expect([small.width, small.height]).toEqual([320, 50]);
    expect(pixel(small, 7, 7)).toEqual([188, 188, 188, 255]);
  });

  it('is upright', async () => {
    const exif = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1');
    const turned = writePng({
      ...{ width: 2, height: 1, type: 0, depth: 8, pixel: (x) => [x === 0 ? 10 : 200] },
      chunks: [['eXIf', exif]],
    });
    const small = await read(turned);
    expect([small.width, small.height]).toEqual([1, 2]);
    expect([pixel(small, 0, 0)[0], pixel(small, 0, 1)[0]]).toEqual([10, 200]);
  });

  it('is smaller where its file would be too large for a hover', async () => {
    const noise = writePng({
      ...{ width: 400, height: 400, type: 2, depth: 8 },
      pixel: (x, y) => [1, 2, 3].map((k) => Math.imul((x * 7919) ^ (y * 104729) ^ (k * 31), 0x2c1b3c6d) >>> 24),
    });
    const bytes = await thumbnail(noise);
    expect(bytes.length).toBeLessThan(75_000);
    expect(PNG.sync.read(Buffer.from(bytes)).width).toBeLessThan(320);
  });

  it('keeps transparency', async () => {
    expect(pixel(await read(fixture('alpha.webp')), 9, 9)).toEqual([200, 100, 50, 127]);
  });
});
