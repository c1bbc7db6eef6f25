// JPEG files, the only place that writes them: 8 ms and 240 KB for 960 × 540 at quality 84. On a thread of its own it takes 10.5 ms, since
// each picture then needs its own canvas, and an edit waits for the thread.

import type { Canvas } from '@napi-rs/canvas';
import { createCanvas, imageData, loadImage } from '../../machine/native/canvas.ts';

/** Of the last size: frames of a preview are all of one, and so are small pictures. A new one costs more than drawing three small frames. */
let frameCanvas: Canvas | null = null;
let smallCanvas: Canvas | null = null;

/** `quality` is 1 to 100. */
export async function encodeJpeg(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  quality = 84,
): Promise<Uint8Array> {
  frameCanvas = canvasOf(frameCanvas, width, height);
  return encodeOn(frameCanvas, new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, width * height * 4), quality);
}

/** At once, for pictures of a few hundred pixels: 0.05 ms for 64 × 36. */
export function encodeSmallJpeg(rgba: Uint8ClampedArray, width: number, height: number, quality: number): Uint8Array {
  smallCanvas = canvasOf(smallCanvas, width, height);
  return encodeOn(smallCanvas, rgba, quality);
}

export async function pngToJpeg(png: Uint8Array, quality: number): Promise<Uint8Array> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('jpeg', quality);
}

const canvasOf = (kept: Canvas | null, width: number, height: number): Canvas =>
  kept?.width === width && kept.height === height ? kept : createCanvas(width, height);

function encodeOn(canvas: Canvas, pixels: Uint8ClampedArray, quality: number): Uint8Array {
  const { width, height } = canvas;
  canvas.getContext('2d').putImageData(imageData(pixels, width, height), 0, 0);
  return canvas.encodeSync('jpeg', quality);
}
