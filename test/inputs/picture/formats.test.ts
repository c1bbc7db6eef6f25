import { describe, expect, it } from 'vitest';
import { decode, fixture, pixelOf, quadrantError } from './open-picture.ts';
import { writeBmp, type BmpPlan } from './write-bmp.ts';

describe('WebP', () => {
  it.each([
    ['lossless.webp', 0],
    ['lossy.webp', 6],
  ])('%s has the colours it was made of, within %d levels', async (name, tolerance) => {
    expect(quadrantError(await decode(fixture(name)))).toBeLessThanOrEqual(tolerance);
  });

  it('has alpha', async () => {
    const picture = await decode(fixture('alpha.webp'));
    expect(pixelOf(picture, 20, 20)).toEqual([200, 100, 50, 127]);
    expect([picture.hasAlpha, picture.header.hasAlpha]).toEqual([true, true]);
  });

  it('is moving where its header says so', async () => {
    const still = Buffer.from(fixture('lossless.webp'));
    const extended = Buffer.alloc(18);
    extended.write('VP8X', 0, 'latin1');
    extended.writeUInt32LE(10, 4);
    extended[8] = 0x02;
    extended[12] = 47;
    extended[15] = 31;
    const moving = Buffer.concat([still.subarray(0, 12), extended, still.subarray(12)]);
    await expect(decode(moving)).rejects.toMatchObject({ code: 'picture-undrawable' });
  });

  it('is refused where it is cut off', async () => {
    await expect(decode(fixture('lossy.webp').subarray(0, 60))).rejects.toMatchObject({
      reason: 'it is cut off or damaged',
    });
  });
});

/** plain.avif with its colr box replaced by the rotation or mirroring. */
function transformed(type: 'irot' | 'imir', value: number): Uint8Array {
  const bytes = Buffer.from(fixture('plain.avif'));
  const at = bytes.indexOf('colr');
  bytes.write(type, at, 'latin1');
  bytes[at + 4] = value;
  return new Uint8Array(bytes);
}

describe('AVIF', () => {
  it('has the colours it was made of', async () => {
    expect(quadrantError(await decode(fixture('plain.avif')))).toBeLessThanOrEqual(4);
  });

  it('keeps ten bits, and alpha', async () => {
    const picture = await decode(fixture('ten-bits.avif'));
    expect([picture.bits, picture.header.depth, picture.hasAlpha]).toEqual([16, 10, true]);
    // Pixel (10, 20) is 200, 600, 512 of 1023; the file is lossless but for the rounding of YUV.
    [200, 600, 512, 1023].forEach((value, i) =>
      expect(Math.abs(pixelOf(picture, 10, 20)[i] - (value * 65535) / 1023)).toBeLessThan(140),
    );
    expect(Math.abs(pixelOf(picture, 40, 20)[3] - (512 * 65535) / 1023)).toBeLessThan(40);
  });

  it.each([
    ['irot', 0, 1],
    ['irot', 1, 8],
    ['irot', 2, 3],
    ['irot', 3, 6],
    ['imir', 0, 4],
    ['imir', 1, 2],
  ] as const)('with %s %d is shown like EXIF orientation %d', async (type, value, orientation) => {
    const picture = await decode(transformed(type, value));
    expect(picture.header.orientation).toBe(orientation);
    // The decoder itself turns nothing.
    expect([picture.width, picture.height]).toEqual([48, 32]);
    expect(quadrantError(picture)).toBeLessThanOrEqual(4);
  });
});

describe('BMP', () => {
  const size = { width: 5, height: 3 };
  const palette: BmpPlan['palette'] = [
    [1, 2, 3],
    [250, 10, 20],
  ];

  it.each([1, 4, 8] as const)('looks up a palette of %d bits', async (bits) => {
    const picture = await decode(writeBmp({ ...size, bits, palette, pixel: (x, y) => (x + y) & 1 }));
    expect(pixelOf(picture, 4, 0)).toEqual([1, 2, 3, 255]);
    expect(pixelOf(picture, 4, 1)).toEqual([250, 10, 20, 255]);
    expect(picture.hasAlpha).toBe(false);
  });

  it.each([false, true])('reads 24 bits, top-down: %s', async (isTopDown) => {
    const picture = await decode(writeBmp({ ...size, bits: 24, isTopDown, pixel: (x, y) => (x << 16) | (y << 8) | 9 }));
    expect(pixelOf(picture, 4, 2)).toEqual([4, 2, 9, 255]);
    expect(pixelOf(picture, 0, 0)).toEqual([0, 0, 9, 255]);
  });

  it('reads 16 bits as 5, 5, 5 and by masks of 5, 6, 5', async () => {
    const plain = await decode(writeBmp({ ...size, bits: 16, pixel: () => (31 << 10) | (16 << 5) | 1 }));
    expect(pixelOf(plain, 2, 1)).toEqual([255, 132, 8, 255]);
    const masks = [0xf800, 0x7e0, 0x1f];
    const masked = await decode(writeBmp({ ...size, bits: 16, masks, pixel: () => (31 << 11) | (32 << 5) | 1 }));
    expect(pixelOf(masked, 2, 1)).toEqual([255, 130, 8, 255]);
  });

  it('reads 32 bits, opaque without a mask for alpha', async () => {
    const plain = await decode(writeBmp({ ...size, bits: 32, pixel: () => 0x00102030 }));
    expect(pixelOf(plain, 0, 0)).toEqual([16, 32, 48, 255]);
    const masks = [0xff0000, 0xff00, 0xff, 0xff000000];
    const alpha = await decode(writeBmp({ ...size, bits: 32, masks, pixel: () => 0x80102030 }));
    expect(pixelOf(alpha, 0, 0)).toEqual([16, 32, 48, 128]);
    expect(alpha.header.hasAlpha).toBe(true);
  });

  it('reads the header of OS/2', async () => {
    const picture = await decode(writeBmp({ ...size, bits: 4, palette, isCore: true, pixel: (x) => x & 1 }));
    expect(pixelOf(picture, 3, 0)).toEqual([250, 10, 20, 255]);
  });

  it('unpacks runs, escapes and moves', async () => {
    const data = [3, 1, 2, 0, 0, 0, 0, 3, 1, 0, 1, 0, 0, 2, 1, 1, 2, 1, 0, 1];
    const picture = await decode(
      writeBmp({ ...size, bits: 8, palette, runs: { compression: 1, data }, pixel: () => 0 }),
    );
    const row = (y: number) => [0, 1, 2, 3, 4].map((x) => pixelOf(picture, x, y)[0]);
    // From the bottom: 1 1 1 0 0, then 1 0 1, then a move one right and one up.
    expect(row(2)).toEqual([250, 250, 250, 1, 1]);
    expect(row(1)).toEqual([250, 1, 250, 0, 0]);
    expect(row(0)).toEqual([0, 0, 0, 0, 250]);
  });

  it('unpacks runs of nibbles', async () => {
    const data = [5, 0x10, 0, 0, 0, 5, 0x01, 0x01, 0x10, 0, 0, 1];
    const picture = await decode(
      writeBmp({ ...size, bits: 4, palette, runs: { compression: 2, data }, pixel: () => 0 }),
    );
    const row = (y: number) => [0, 1, 2, 3, 4].map((x) => pixelOf(picture, x, y)[0]);
    expect(row(2)).toEqual([250, 1, 250, 1, 250]);
    expect(row(1)).toEqual([1, 250, 1, 250, 250]);
  });

  it('draws a truncated file as far as it goes', async () => {
    const bytes = writeBmp({ ...size, bits: 24, pixel: () => 0xffffff });
    const picture = await decode(bytes.subarray(0, bytes.length - 20));
    expect(picture.warnings).toEqual(['It is cut off: 1 of its 3 rows are drawn.']);
    expect(pixelOf(picture, 0, 2)[3]).toBe(255);
    expect(pixelOf(picture, 0, 0)[3]).toBe(0);
  });
});

/** A GIF of one colour of two, with a frame smaller than its canvas. */
function smallGif(frames = 1): Uint8Array {
  const frame = [0x2c, 1, 0, 1, 0, 2, 0, 1, 0, 0, 2, 3, 0x44, 0x0a, 0x05, 0];
  const head = [...Buffer.from('GIF89a'), 4, 0, 3, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255];
  return Uint8Array.from([...head, ...Array<number[]>(frames).fill(frame).flat(), 0x3b]);
}

describe('GIF', () => {
  it('puts its frame into its canvas', async () => {
    const picture = await decode(smallGif());
    expect(pixelOf(picture, 0, 0)).toEqual([0, 0, 0, 0]);
    expect([pixelOf(picture, 1, 1), pixelOf(picture, 2, 1)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ]);
    expect(picture.header.isMoving).toBe(false);
  });

  it('is moving with two frames', async () => {
    expect((await decode(smallGif(2))).header.isMoving).toBe(true);
  });

  it('draws a truncated file as far as it goes', async () => {
    const bytes = smallGif();
    const picture = await decode(bytes.subarray(0, bytes.length - 2));
    expect(picture.warnings).toEqual(['It is cut off: pixels are missing.']);
    expect(pixelOf(picture, 1, 1)).toEqual([255, 0, 0, 255]);
  });

  it('refuses a frame that is larger than its canvas', async () => {
    const bytes = smallGif();
    bytes[24] = 255;
    await expect(decode(bytes)).rejects.toMatchObject({ reason: 'its frame is larger than its canvas' });
  });
});
