// WebP pictures, scaled down.

import { createCanvas, ImageData } from '@napi-rs/canvas';

const QUALITY = 60;

/** Of RGBA pixels, at most `widest` pixels wide. */
export async function encodeWebp(rgba: Uint8Array, width: number, height: number, widest: number): Promise<Uint8Array> {
  const full = createCanvas(width, height);
  const pixels = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, width * height * 4);
  full.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  const scale = Math.min(1, widest / width);
  const small = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(full, 0, 0, small.width, small.height);
  return small.encode('webp', QUALITY);
}
