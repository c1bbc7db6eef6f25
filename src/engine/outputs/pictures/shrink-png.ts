// A picture scaled to a width.

import { createCanvas, loadImage } from '../../machine/native/canvas.ts';

/** A PNG `width` pixels wide, in the picture's shape. */
export async function shrinkPng(picture: Uint8Array, width: number): Promise<Uint8Array> {
  const image = await loadImage(picture);
  const canvas = createCanvas(width, Math.max(1, Math.round((image.height * width) / image.width)));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('png');
}
