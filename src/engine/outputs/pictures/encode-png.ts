// PNG files, the only place that writes them. Not by the canvas: so the bytes are the same everywhere, and no second copy of
// the picture is needed.

import { promisify } from 'node:util';
import { crc32, deflate, deflateSync } from 'node:zlib';
import { MARK } from '../own-mark.ts';

export const PNG_SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The last chunk of every PNG. */
export const PNG_END = chunk('IEND', new Uint8Array(0));
/** What follows the pixels of a frame. */
const FRAME_END = Buffer.concat([chunk('tEXt', Buffer.from(`Software\0${MARK}`, 'latin1')), PNG_END]);
/** Signature, header, and the length of the one data chunk of a frame. */
export const PNG_HEAD_BYTES = PNG_SIGNATURE.length + 25 + 4;
const CHUNK_BYTES = 12;

/**
 * At 1080p 122 ms for dense frames instead of 230 at level 6 (205 to 124 for sparse ones), and 1 % larger (8 %). Lower levels and zlib's
 * run-length strategy (58 ms) make sparse frames two to four times as large.
 */
const LEVEL = 4;
const deflateAsync = promisify<Uint8Array, { level: number }, Buffer>(deflate);
const RGB = 2,
  INDEXED = 3;

/** A frame as a PNG. `rgb` holds rows of RGB without padding. */
export function encodePng(rgb: Uint8Array, width: number, height: number): Buffer {
  return png(width, height, RGB, deflateSync(filterUp(rgb, width * 3, height), { level: LEVEL }), FRAME_END);
}

/** The same, compressed on another thread. `rgb` may be overwritten once the promise is returned. */
export async function compressPng(rgb: Uint8Array, width: number, height: number): Promise<Buffer> {
  const rows = filterUp(rgb, width * 3, height);
  return png(width, height, RGB, await deflateAsync(rows, { level: LEVEL }), FRAME_END);
}

/** A picture of at most 256 colours: `palette` holds RGB triples, `indices` one byte per pixel. Compressed as far as possible. */
export function encodeIndexedPng(indices: Uint8Array, palette: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return png(width, height, INDEXED, deflateSync(rows, { level: 9 }), PNG_END, chunk('PLTE', palette));
}

/** A PNG of another encoder with the mark of this one. */
export const markPng = (file: Uint8Array): Buffer => Buffer.concat([file.subarray(0, -PNG_END.length), FRAME_END]);

/** Length of the frame's file that begins with `head` (`PNG_HEAD_BYTES`). */
export const pngBytes = (head: Buffer): number =>
  PNG_HEAD_BYTES - 4 + CHUNK_BYTES + head.readUInt32BE(PNG_HEAD_BYTES - 4) + FRAME_END.length;

function png(width: number, height: number, colorType: number, data: Buffer, end: Buffer, ...before: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', header), ...before, chunk('IDAT', data), end]);
}

/** Each row as its difference from the one above: glyphs are mostly upright strokes, which this empties. */
function filterUp(pixels: Uint8Array, rowBytes: number, height: number): Uint8Array {
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

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
