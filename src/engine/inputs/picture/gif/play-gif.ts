// Plays a GIF image by image, as a viewer does: each is laid over the canvas, after the one before has been disposed of.

import { createLzwDecoder } from './decode-lzw.ts';
import type { Gif, GifImage } from './read-gif.ts';

export interface GifPlayer {
  /** The image that was drawn last, from 0; -1 before the first. */
  readonly image: number;
  /** Palette indices of the canvas, row by row; `clearIndex` where nothing is. Valid until the next call. */
  readonly canvas: Uint8Array;
  /** Draws the next image. False where there is none, or where its data is not whole. */
  next(): boolean;
}

/** Stands for a pixel that no image has drawn. It is only an index where the palette has 256 colours and no transparency. */
export const clearIndex = (gif: Gif): number =>
  gif.images.find(({ transparent }) => transparent !== null)?.transparent ?? 255;

/** Images with palettes of their own are not supported: `next` is false for them. */
export function playGif(bytes: Uint8Array, gif: Gif): GifPlayer {
  const { width, height, images } = gif;
  const decoder = createLzwDecoder();
  const clear = clearIndex(gif);
  const canvas = new Uint8Array(width * height).fill(clear);
  let pixels = new Uint8Array(0);
  let at = -1;

  const dispose = ({ left, top, width: columns, height: rows, disposal }: GifImage): void => {
    if (disposal !== 2) return;
    for (let y = top; y < top + rows; y++) canvas.fill(clear, y * width + left, y * width + left + columns);
  };
  return {
    get image() {
      return at;
    },
    canvas,
    next() {
      const image = images[at + 1];
      if (!image || image.palette !== null || image.isInterlaced || image.disposal > 2) return false;
      const { left, top, width: columns, height: rows, transparent } = image;
      if (left + columns > width || top + rows > height || columns * rows === 0) return false;
      if (pixels.length < columns * rows) pixels = new Uint8Array(columns * rows);
      const target = pixels.subarray(0, columns * rows);
      if (decoder.decode(bytes, image.at, target) !== target.length) return false;
      if (at >= 0) dispose(images[at]!);
      for (let y = 0; y < rows; y++) {
        const from = y * columns,
          to = (top + y) * width + left;
        for (let x = 0; x < columns; x++) {
          const index = target[from + x]!;
          if (index !== transparent) canvas[to + x] = index;
        }
      }
      at++;
      return true;
    },
  };
}
