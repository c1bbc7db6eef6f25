import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { decode, pixelOf } from './open-picture.ts';
import { chunk, writePng, type PngPlan } from './write-png.ts';

const gradient: PngPlan = {
  width: 19,
  height: 13,
  type: 6,
  depth: 8,
  pixel: (x, y) => [x * 13, y * 19, (x * y) & 255, 255 - x],
};

const PALETTE: [string, Uint8Array] = ['PLTE', Uint8Array.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 255, 0, 128)];

/** 0..63 without a pattern, so that deflate only finds the distribution. */
function noiseAt(x: number, y: number, k: number): number {
  const h = Math.imul((x * 73856093) ^ (y * 19349663) ^ (k * 83492791), 0x45d9f3b);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 26;
}

describe('PNG', () => {
  it.each([0, 1, 2, 3, 4])('undoes filter %d', async (filter) => {
    const picture = await decode(writePng({ ...gradient, filter: () => filter }));
    for (const [x, y] of [
      [0, 0],
      [18, 12],
      [7, 5],
    ])
      expect(pixelOf(picture, x, y)).toEqual(gradient.pixel(x, y));
  });

  it('draws an interlaced picture like any other', async () => {
    const plain = await decode(writePng({ ...gradient, filter: (y) => y % 5 }));
    const interlaced = await decode(writePng({ ...gradient, filter: (y) => y % 5, isInterlaced: true }));
    expect(interlaced.data).toEqual(plain.data);
  });

  it.each([1, 2, 4] as const)('widens grey of %d bits to 0..255', async (depth) => {
    const max = 2 ** depth - 1;
    const picture = await decode(
      writePng({ width: 5, height: 1, type: 0, depth, pixel: (x) => [x === 4 ? max : x & 1] }),
    );
    expect(pixelOf(picture, 4, 0)).toEqual([255, 255, 255, 255]);
    expect(pixelOf(picture, 1, 0)).toEqual([...Array<number>(3).fill(255 / max), 255]);
    expect(picture.hasAlpha).toBe(false);
  });

  it('keeps all 16 bits', async () => {
    const picture = await decode(
      writePng({ width: 2, height: 1, type: 6, depth: 16, pixel: (x) => [257 + x, 40000, 65535, 32769] }),
    );
    expect(picture.bits).toBe(16);
    expect(pixelOf(picture, 1, 0)).toEqual([258, 40000, 65535, 32769]);
  });

  it.each([2, 4, 8] as const)('looks up a palette of %d bits with transparency', async (depth) => {
    const picture = await decode(
      writePng({
        ...{ width: 4, height: 1, type: 3, depth, pixel: (x) => [x] },
        chunks: [PALETTE, ['tRNS', Uint8Array.of(255, 128)]],
      }),
    );
    expect(pixelOf(picture, 0, 0)).toEqual([10, 20, 30, 255]);
    expect(pixelOf(picture, 1, 0)).toEqual([40, 50, 60, 128]);
    expect(pixelOf(picture, 3, 0)).toEqual([255, 0, 128, 255]);
    expect(picture.hasAlpha).toBe(true);
  });

  it('makes the colour of tRNS transparent', async () => {
    const key = Uint8Array.of(0, 9, 0, 8, 0, 7);
    const picture = await decode(
      writePng({ width: 2, height: 1, type: 2, depth: 8, pixel: (x) => [9, 8, 7 + x], chunks: [['tRNS', key]] }),
    );
    expect(pixelOf(picture, 0, 0)).toEqual([9, 8, 7, 0]);
    expect(pixelOf(picture, 1, 0)).toEqual([9, 8, 8, 255]);
  });

  it('agrees with pngjs on what pngjs writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer(),
        async (w, h, seed) => {
          const png = new PNG({ width: w, height: h });
          for (let i = 0; i < png.data.length; i++) png.data[i] = Math.imul(i + seed, 2654435761) >>> 24;
          const picture = await decode(new Uint8Array(PNG.sync.write(png)));
          expect(Buffer.from(picture.data).equals(png.data)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws a truncated file as far as it goes', async () => {
    const noise = writePng({
      ...{ width: 64, height: 64, type: 2, depth: 8 },
      pixel: (x, y) => [1, 2, 3].map((k) => noiseAt(x, y, k)),
    });
    const picture = await decode(noise.subarray(0, noise.length >> 1));
    expect(picture.warnings).toEqual([
      expect.stringMatching(/^It is cut off or damaged: \d+ of its 64 rows are drawn\.$/),
    ]);
    const rows = Number(/: (\d+) of/.exec(picture.warnings[0])?.[1]);
    expect(rows).toBeGreaterThan(28);
    expect(pixelOf(picture, 63, rows - 1)[3]).toBe(255);
    expect(pixelOf(picture, 0, rows)).toEqual([0, 0, 0, 0]);
    expect(picture.hasAlpha).toBe(true);
  });

  it('draws a truncated interlaced file coarsely', async () => {
    const whole = writePng({
      ...{ width: 64, height: 64, type: 2, depth: 8, isInterlaced: true },
      pixel: (x, y) => [1, 2, 3].map((k) => noiseAt(x, y, k)),
    });
    const picture = await decode(whole.subarray(0, whole.length >> 3));
    expect(picture.warnings).toHaveLength(1);
    expect(pixelOf(picture, 63, 63)[3]).toBe(255);
  });

  it('warns of a wrong checksum', async () => {
    const bytes = Uint8Array.from(writePng(gradient));
    const iend = Buffer.from(bytes).indexOf('IEND') - 4;
    bytes[iend - 1] ^= 1;
    const { warnings } = await decode(bytes);
    expect(warnings).toEqual(['It is damaged: a checksum is wrong, so its pixels may be too.']);
  });

  it.each([
    ['a size of 0', (bytes: Uint8Array) => bytes.fill(0, 16, 20), 'it has no pixels'],
    ['an impossible depth', (bytes: Uint8Array) => bytes.fill(3, 24, 25), 'its header is damaged'],
    ['no pixels', (bytes: Uint8Array) => bytes.fill(0, 40), 'its pixels are missing'],
  ])('refuses %s', async (_, spoil, reason) => {
    await expect(decode(spoil(Uint8Array.from(writePng(gradient))))).rejects.toMatchObject({ reason });
  });

  it('refuses a huge picture by its header', async () => {
    const bytes = Uint8Array.from(writePng(gradient));
    new DataView(bytes.buffer).setUint32(16, 60000);
    new DataView(bytes.buffer).setUint32(20, 60000);
    await expect(decode(bytes)).rejects.toMatchObject({
      reason: 'it has 60000 × 60000 pixels, and pictures can have at most 200 megapixels',
    });
  });

  it('is moving where it has several frames', async () => {
    const frames = Buffer.alloc(8);
    frames.writeUInt32BE(3);
    const { header } = await decode(writePng({ ...gradient, chunks: [['acTL', frames]] }));
    expect(header.isMoving).toBe(true);
  });

  it('averages a large picture in linear light', async () => {
    const chequered = writePng({ width: 8, height: 8, type: 0, depth: 8, pixel: (x, y) => [(x + y) & 1 ? 255 : 0] });
    const picture = await decode(chequered, 16);
    expect([picture.width, picture.height, picture.shape.width]).toEqual([4, 4, 8]);
    // Half of the light is sRGB 188.
    expect(pixelOf(picture, 2, 1)).toEqual([188, 188, 188, 255]);
  });

  it('ignores chunks after the pixels and junk after the end', async () => {
    const bytes = Buffer.concat([writePng(gradient), chunk('juNK', Uint8Array.of(1)), Buffer.from('trailing')]);
    expect(pixelOf(await decode(new Uint8Array(bytes)), 3, 3)).toEqual(gradient.pixel(3, 3));
  });
});
