import { describe, expect, it } from 'vitest';
import { decode, fixture, pixelOf, quadrantError, QUADRANTS, shownPixel } from './open-picture.ts';

/** An APP1 segment with only the orientation tag. */
function exifSegment(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order, 0, 'latin1');
  const u16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.of(0xff, 0xe1, 0, body.length + 2), body]);
}

function withSegment(name: string, segment: Buffer): Uint8Array {
  const bytes = fixture(name);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]));
}

describe('JPEG', () => {
  it.each([
    ['baseline.jpg', 4],
    ['progressive.jpg', 4],
    ['subsampled.jpg', 4],
    ['cmyk.jpg', 6],
  ])('%s has the colours it was made of, within %d levels', async (name, tolerance) => {
    const picture = await decode(fixture(name));
    expect([picture.width, picture.height]).toEqual([48, 32]);
    expect(quadrantError(picture)).toBeLessThanOrEqual(tolerance);
    expect(picture.hasAlpha).toBe(false);
  });

  it('reads grey as grey', async () => {
    const [r, g, b] = pixelOf(await decode(fixture('grey.jpg')), 36, 24);
    expect([r, g, b]).toEqual([255, 255, 255]);
  });

  it('says that CMYK is approximate', async () => {
    const { warnings, header } = await decode(fixture('cmyk.jpg'));
    expect(header.model).toBe('CMYK');
    expect(warnings).toEqual(['Its CMYK colours are converted without their colour profile.']);
  });

  it('obeys the Adobe marker: the same data as CMYK instead of YCCK', async () => {
    const bytes = Buffer.from(fixture('cmyk.jpg'));
    const transform = bytes.indexOf('Adobe') + 11;
    expect(bytes[transform]).toBe(2);
    bytes[transform] = 0;
    // White is 0, 128, 128 and no black as YCCK; as CMYK those are inverted inks.
    const [r, g, b] = pixelOf(await decode(new Uint8Array(bytes)), 36, 24);
    [0, 128, 128].forEach((value, i) => expect(Math.abs([r, g, b][i] - value)).toBeLessThanOrEqual(2));
  });

  // Which quadrant is shown at the top left, top right, bottom left and bottom right.
  it.each([
    [1, [0, 1, 2, 3]],
    [2, [1, 0, 3, 2]],
    [3, [3, 2, 1, 0]],
    [4, [2, 3, 0, 1]],
    [5, [0, 2, 1, 3]],
    [6, [2, 0, 3, 1]],
    [7, [3, 1, 2, 0]],
    [8, [1, 3, 0, 2]],
  ])('shows EXIF orientation %d upright', async (orientation, shown) => {
    for (const order of ['II', 'MM'] as const) {
      const picture = await decode(withSegment('baseline.jpg', exifSegment(orientation, order)));
      const { width, height } = picture.shape;
      expect([width, height]).toEqual(orientation < 5 ? [48, 32] : [32, 48]);
      const corners = [
        [2, 2],
        [width - 3, 2],
        [2, height - 3],
        [width - 3, height - 3],
      ];
      corners.forEach(([x, y], i) => {
        const pixel = shownPixel(picture, x, y);
        QUADRANTS[shown[i]].forEach((value, k) => expect(Math.abs(pixel[k] - value)).toBeLessThanOrEqual(4));
      });
    }
  });

  it('draws a truncated file as far as it goes', async () => {
    const bytes = fixture('progressive.jpg');
    const picture = await decode(bytes.subarray(0, bytes.length - 60));
    expect(picture.warnings).toEqual([expect.stringMatching(/^It is cut off or damaged and drawn as far as it goes/)]);
    expect(picture.data).toHaveLength(48 * 32 * 4);
  });

  it.each([
    ['nothing after the first bytes', fixture('baseline.jpg').subarray(0, 20), 'its header is damaged or cut off'],
    ['a header of 12 bits', withDepth(12), 'JPEG of 12 bits is not supported'],
  ])('refuses %s', async (_, bytes, reason) => {
    await expect(decode(bytes)).rejects.toMatchObject({ reason });
  });
});

function withDepth(depth: number): Uint8Array {
  const bytes = Buffer.from(fixture('baseline.jpg'));
  bytes[bytes.indexOf(Buffer.of(0xff, 0xc0)) + 4] = depth;
  return new Uint8Array(bytes);
}
