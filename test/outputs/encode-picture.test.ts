// Stills as JPEG and WebP.

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { encodePicture, pictureKind } from '../../src/engine/outputs/pictures/encode-picture.ts';

/** Left half opaque orange, right half transparent. */
const rgba = Uint8Array.from({ length: 32 * 16 * 4 }, (_, i) => {
  const isLeft = (i >> 2) % 32 < 16;
  return isLeft ? [240, 120, 20, 255][i % 4]! : 0;
});

async function decoded(file: Uint8Array): Promise<{ left: number[]; right: number[] }> {
  const image = await loadImage(file);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { left: [...context.getImageData(4, 8, 1, 1).data], right: [...context.getImageData(28, 8, 1, 1).data] };
}

test('the extension chooses the kind, in any case', () => {
  expect(['a.jpg', 'a.JPEG', 'b/a.webp', 'a.png', 'jpg'].map(pictureKind)).toEqual([
    'jpeg',
    'jpeg',
    'webp',
    undefined,
    undefined,
  ]);
});

test('WebP keeps the alpha, JPEG is over black', async () => {
  const webp = await decoded(await encodePicture('webp', rgba, 32, 16));
  expect(webp.right[3]).toBe(0);
  const jpeg = await decoded(await encodePicture('jpeg', rgba, 32, 16));
  expect(jpeg.right).toEqual([0, 0, 0, 255]);
  for (const { left } of [webp, jpeg])
    for (const [i, level] of [240, 120, 20, 255].entries()) expect(Math.abs(left[i]! - level)).toBeLessThan(6);
});
