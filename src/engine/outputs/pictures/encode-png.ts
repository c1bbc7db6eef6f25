// Frames and pictures as PNG files. Not by the canvas: so the bytes are the same everywhere, and no second copy of the picture is
// needed.

import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import { PNG_COLOR_TYPES, PNG_END, PNG_SIGNATURE, pngChunk, pngFile } from '../../files/png-file.ts';
import { MARK } from '../own-mark.ts';

/** What follows the pixels of a frame. */
export const FRAME_END = Buffer.concat([pngChunk('tEXt', Buffer.from(`Software\0${MARK}`, 'latin1')), PNG_END]);
/** Signature, header, and the length of the one data chunk of a frame. */
export const PNG_HEAD_BYTES = PNG_SIGNATURE.length + 25 + 4;
const CHUNK_BYTES = 12;

/**
 * At 1080p 122 ms for dense frames instead of 230 at level 6 (205 to 124 for sparse ones), and 1 % larger (8 %). Lower levels and zlib's
 * run-length strategy (58 ms) make sparse frames two to four times as large.
 */
const LEVEL = 4;
const deflateAsync = promisify<Uint8Array, { level: number }, Buffer>(deflate);

export const PNG_BYTES_PER_PIXEL = { rgb: 3, rgba: 4 } as const;
export type PngLayout = keyof typeof PNG_BYTES_PER_PIXEL;

/** A frame as a PNG. `pixels` holds rows of RGB, or of RGBA with straight colours, without padding. */
export function encodePng(pixels: Uint8Array, width: number, height: number, layout: PngLayout = 'rgb'): Buffer {
  const rows = filterUp(pixels, width, height, layout);
  return pngFile(width, height, PNG_COLOR_TYPES[layout], deflateSync(rows, { level: LEVEL }), FRAME_END);
}

/** The same, compressed on another thread. `pixels` may be overwritten once the promise is returned. */
export async function compressPng(
  pixels: Uint8Array,
  width: number,
  height: number,
  layout: PngLayout = 'rgb',
): Promise<Buffer> {
  const rows = filterUp(pixels, width, height, layout);
  return pngFile(width, height, PNG_COLOR_TYPES[layout], await deflateAsync(rows, { level: LEVEL }), FRAME_END);
}

/** The data chunk of a picture, compressed on another thread. */
export const deflateRows = (pixels: Uint8Array, width: number, height: number, layout: PngLayout): Promise<Buffer> =>
  deflateAsync(filterUp(pixels, width, height, layout), { level: LEVEL });

/** A PNG of another encoder with the mark of this one. */
export const markPng = (file: Uint8Array): Buffer => Buffer.concat([file.subarray(0, -PNG_END.length), FRAME_END]);

/** Length of the frame's file that begins with `head` (`PNG_HEAD_BYTES`). */
export const pngBytes = (head: Buffer): number =>
  PNG_HEAD_BYTES - 4 + CHUNK_BYTES + head.readUInt32BE(PNG_HEAD_BYTES - 4) + FRAME_END.length;

/** Each row as its difference from the one above: glyphs are mostly upright strokes, which this empties. */
function filterUp(pixels: Uint8Array, width: number, height: number, layout: PngLayout): Uint8Array {
  const size = PNG_BYTES_PER_PIXEL[layout];
  const rowBytes = width * size;
  const out = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    const to = y * (rowBytes + 1);
    const from = y * rowBytes;
    out[to] = y === 0 ? 0 : 2;
    for (let x = 0; x < rowBytes; x++)
      out[to + 1 + x] = y === 0 ? pixels[from + x] : pixels[from + x] - pixels[from + x - rowBytes];
  }
  return out;
}
