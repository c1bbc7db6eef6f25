// Frames and pictures as PNG files. Not by the canvas: so the bytes are the same everywhere, and no second copy of the picture is
// needed.

import { promisify } from 'node:util';
import { deflate, deflateSync, type ZlibOptions } from 'node:zlib';
import { PNG_COLOR_TYPES, PNG_END, PNG_SIGNATURE, pngChunk, pngFile } from '../../files/png-file.ts';
import { MARK } from '../own-mark.ts';
import { deflateOptions } from './deflate-options.ts';
import { filterUp } from './filter-up.ts';

/** What follows the pixels of a frame. */
export const FRAME_END = Buffer.concat([pngChunk('tEXt', Buffer.from(`Software\0${MARK}`, 'latin1')), PNG_END]);
/** Signature, header, and the length of the one data chunk of a frame. */
export const PNG_HEAD_BYTES = PNG_SIGNATURE.length + 25 + 4;
const CHUNK_BYTES = 12;

const deflateAsync = promisify<Uint8Array, ZlibOptions, Buffer>(deflate);

export const PNG_BYTES_PER_PIXEL = { rgb: 3, rgba: 4 } as const;
export type PngLayout = keyof typeof PNG_BYTES_PER_PIXEL;

/** A frame as a PNG. `pixels` holds rows of RGB, or of RGBA with straight colours, without padding. */
export function encodePng(pixels: Uint8Array, width: number, height: number, layout: PngLayout = 'rgb'): Buffer {
  const rows = filteredRows(pixels, width, height, layout);
  const data = deflateSync(rows, deflateOptions(rows, height));
  return pngFile(width, height, PNG_COLOR_TYPES[layout], data, FRAME_END);
}

/** The same, compressed on another thread. `pixels` may be overwritten once the promise is returned. */
export async function compressPng(
  pixels: Uint8Array,
  width: number,
  height: number,
  layout: PngLayout = 'rgb',
): Promise<Buffer> {
  const data = await deflateRows(pixels, width, height, layout);
  return pngFile(width, height, PNG_COLOR_TYPES[layout], data, FRAME_END);
}

/** The data chunk of a picture, compressed on another thread. */
export function deflateRows(pixels: Uint8Array, width: number, height: number, layout: PngLayout): Promise<Buffer> {
  const rows = filteredRows(pixels, width, height, layout);
  return deflateAsync(rows, deflateOptions(rows, height));
}

const filteredRows = (pixels: Uint8Array, width: number, height: number, layout: PngLayout): Uint8Array =>
  filterUp(pixels, width * PNG_BYTES_PER_PIXEL[layout], height);

/** A PNG of another encoder with the mark of this one. */
export const markPng = (file: Uint8Array): Buffer => Buffer.concat([file.subarray(0, -PNG_END.length), FRAME_END]);

/** Length of the frame's file that begins with `head` (`PNG_HEAD_BYTES`). */
export const pngBytes = (head: Buffer): number =>
  PNG_HEAD_BYTES - 4 + CHUNK_BYTES + head.readUInt32BE(PNG_HEAD_BYTES - 4) + FRAME_END.length;
