// Frames as PNG files: the same pixels whatever their width and content, and the search for what repeats only where something does.

import { constants, inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { hash32 } from '../../src/engine/kernels/scalar/math.ts';
import { deflateOptions } from '../../src/engine/outputs/pictures/deflate-options.ts';
import { encodePng, type PngLayout } from '../../src/engine/outputs/pictures/encode-png.ts';
import { filterUp } from '../../src/engine/outputs/pictures/filter-up.ts';

const noise = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, (_, i) => hash32(i) >>> 24);
/** Upright strokes that come again and again, as glyphs do. */
const strokes = (rowBytes: number, height: number): Uint8Array =>
  Uint8Array.from({ length: rowBytes * height }, (_, i) => {
    const [x, y] = [i % rowBytes, Math.floor(i / rowBytes)];
    return hash32((x % 24) + 24 * (Math.floor(y / 9) % 4)) % 5 === 0 ? 200 : 0;
  });

function filteredPlainly(pixels: Uint8Array, rowBytes: number, height: number): number[] {
  return Array.from({ length: height }, (_, y) => {
    const row = [...pixels.subarray(y * rowBytes, (y + 1) * rowBytes)];
    return y === 0 ? [0, ...row] : [2, ...row.map((value, x) => (value - pixels[(y - 1) * rowBytes + x]!) & 255)];
  }).flat();
}

test.each([
  ['whole words', 24, 0],
  ['rows that are no whole words', 27, 0],
  ['pixels that begin within a word', 24, 1],
])('rows are filtered as PNG says: %s', (_name, rowBytes, offset) => {
  const pixels = noise(rowBytes * 40 + offset).subarray(offset);
  // Every difference of two bytes, 0 and 128 above all, where words could borrow.
  pixels.set([0, 255, 128, 127, 1, 254, 0, 128], rowBytes);
  pixels.set([255, 0, 127, 128, 254, 1, 128, 0], 2 * rowBytes);
  expect([...filterUp(pixels, rowBytes, 40)]).toEqual(filteredPlainly(pixels, rowBytes, 40));
});

test.each<[PngLayout, number]>([
  ['rgb', 3],
  ['rgba', 4],
])('a file has the pixels that were drawn, sparse or grainy: %s', (layout, size) => {
  for (const width of [64, 65]) {
    for (const pixels of [noise(width * size * 60), strokes(width * size, 60)]) {
      const { data } = PNG.sync.read(encodePng(pixels, width, 60, layout));
      const own = Uint8Array.from({ length: width * 60 * 4 }, (_, i) =>
        size === 4 ? pixels[i]! : i % 4 === 3 ? 255 : pixels[3 * (i >> 2) + (i % 4)]!,
      );
      expect(Buffer.compare(data, own)).toBe(0);
    }
  }
});

test('zlib searches where something repeats, and not in grain', () => {
  const rowBytes = 600;
  const grain = filterUp(noise(rowBytes * 300), rowBytes, 300);
  const sparse = filterUp(strokes(rowBytes, 300), rowBytes, 300);
  const repeated = filterUp(new Uint8Array(rowBytes * 300).fill(0), rowBytes, 300);
  // Without runs, but each row of noise is there three times: what a search finds is worth its time.
  const thrice = noise(rowBytes * 300);
  for (let y = 0; y < 300; y++) thrice.copyWithin(y * rowBytes, (y % 2) * rowBytes, ((y % 2) + 1) * rowBytes);
  expect(deflateOptions(grain, 300)).toMatchObject({ strategy: constants.Z_RLE });
  for (const rows of [sparse, repeated, filterUp(thrice, rowBytes, 300)])
    expect(deflateOptions(rows, 300)).toMatchObject({ level: 4 });
  // A picture of few rows is its own sample.
  expect(deflateOptions(filterUp(noise(90 * 7), 90, 7), 7)).toMatchObject({ strategy: constants.Z_RLE });
});

test('a grainy frame is searched in a few rows only', () => {
  const pixels = noise(1920 * 3 * 1080);
  const png = encodePng(pixels, 1920, 1080);
  const at = png.indexOf('IDAT');
  const data = png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  expect(inflateSync(data).length).toBe((1920 * 3 + 1) * 1080);
  // Stored or coded byte by byte: never larger than the pixels by more than the heads of blocks.
  expect(data.length).toBeLessThan(1.002 * pixels.length);
});
