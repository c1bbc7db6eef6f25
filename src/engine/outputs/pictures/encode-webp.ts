// WebP pictures, scaled down to a number of bytes.

import { createCanvas, imageData } from '../../machine/native/canvas.ts';

/** Tried in order; each step gives up a little more. */
const STEPS = [
  { width: 640, quality: 60 },
  { width: 640, quality: 40 },
  { width: 480, quality: 40 },
  { width: 360, quality: 35 },
] as const;

/** Of RGBA pixels, with at most `mostBytes` where that is possible. */
export async function encodeWebp(
  rgba: Uint8Array,
  width: number,
  height: number,
  mostBytes: number,
): Promise<Uint8Array> {
  const full = createCanvas(width, height);
  const pixels = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, width * height * 4);
  full.getContext('2d').putImageData(imageData(pixels, width, height), 0, 0);
  let picture: Uint8Array = new Uint8Array(0);
  for (const { width: widest, quality } of STEPS) {
    const scale = Math.min(1, widest / width);
    const small = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = small.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(full, 0, 0, small.width, small.height);
    picture = await small.encode('webp', quality);
    if (picture.length <= mostBytes) break;
  }
  return picture;
}
