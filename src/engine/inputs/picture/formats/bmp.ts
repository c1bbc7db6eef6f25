// BMP: palettes of 1, 4 and 8 bits (also run-length encoded), 16, 24 and 32 bits with any masks, bottom-up and top-down. The
// packages there are get several of these wrong.

import { BinaryView } from '../binary-view.ts';
import type { PictureCodec } from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { unpackRuns } from './bmp-runs.ts';

const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;

interface Info {
  width: number;
  height: number;
  isTopDown: boolean;
  bits: number;
  compression: number;
  pixels: number;
  palette: { at: number; entryBytes: number; count: number };
  masks: [red: number, green: number, blue: number, alpha: number];
}

export const bmp: PictureCodec = {
  name: 'BMP',
  matches: (bytes) => new BinaryView(bytes).has(0, 'BM') && new BinaryView(bytes).u32le(14) <= 124 && bytes.length > 26,
  header(bytes) {
    const { width, height, bits, masks } = readInfo(new BinaryView(bytes));
    return {
      ...{ width, height, depth: 8, orientation: 1, isMoving: false },
      hasAlpha: masks[3] !== 0,
      ...(bits <= 8 ? { model: 'palette' } : {}),
    };
  },
  decode(bytes, { width, height }, sink) {
    const view = new BinaryView(bytes);
    const info = readInfo(view);
    const isRuns = info.compression === RLE8 || info.compression === RLE4;
    const indices = isRuns ? unpackRuns(bytes.subarray(info.pixels), width, height, info.compression === RLE4) : null;
    const stride = Math.ceil((width * info.bits) / 32) * 4;
    const row = new Uint8Array(width * 4);
    const read = indices ? runReader(view, info, indices) : pixelReader(view, info);
    const whole = indices ? height : Math.min(height, Math.floor((bytes.length - info.pixels) / stride));
    if (whole <= 0) throw new PictureError('its pixels are missing');
    sink.begin(width, height, 8);
    for (let y = 0; y < whole; y++) {
      for (let x = 0; x < width; x++) read(row, x * 4, x, indices ? y * width : info.pixels + y * stride);
      sink.row(info.isTopDown ? y : height - 1 - y, row);
    }
    if (whole < height) sink.warn(`It is cut off: ${whole} of its ${height} rows are drawn.`);
  },
};

function readInfo(view: BinaryView): Info {
  const size = view.u32le(14);
  const isCore = size === 12;
  if (!isCore && size < 40) throw new PictureError('its header is damaged');
  const height = isCore ? view.u16le(20) : view.i32le(22);
  const bits = view.u16le(isCore ? 24 : 28);
  const compression = isCore ? RGB : view.u32le(30);
  const info: Info = {
    width: isCore ? view.u16le(18) : view.i32le(18),
    ...{ height: Math.abs(height), isTopDown: height < 0, bits, compression, pixels: view.u32le(10) },
    palette: { at: 14 + size, entryBytes: isCore ? 3 : 4, count: 0 },
    masks: [0, 0, 0, 0],
  };
  if (info.width <= 0 || info.height === 0) throw new PictureError('it has no pixels');
  if (![1, 4, 8, 16, 24, 32].includes(bits)) throw new PictureError(`BMP of ${bits} bits is not supported`);
  const isPacked = compression === BITFIELDS || compression === ALPHA_BITFIELDS;
  const isRuns = (compression === RLE8 && bits === 8) || (compression === RLE4 && bits === 4);
  if (compression !== RGB && !(isPacked && (bits === 16 || bits === 32)) && !isRuns)
    throw new PictureError(`BMP of compression ${compression} is not supported`);
  if (bits <= 8) info.palette.count = isCore ? 2 ** bits : Math.min(view.u32le(46) || 2 ** bits, 2 ** bits);
  else if (isPacked) {
    // Masks follow a plain header and are part of a larger one, at the same place.
    const hasAlpha = size >= 56 || compression === ALPHA_BITFIELDS;
    info.masks = [view.u32le(54), view.u32le(58), view.u32le(62), hasAlpha ? view.u32le(66) : 0];
  } else info.masks = bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0];
  return info;
}

type Reader = (row: Uint8Array, to: number, x: number, start: number) => void;

function pixelReader(view: BinaryView, info: Info): Reader {
  const { bits, masks } = info;
  if (bits <= 8) {
    const colors = readPalette(view, info);
    const most = 2 ** bits - 1;
    return (row, to, x, start) => {
      const byte = view.u8(start + ((x * bits) >> 3));
      const index = (byte >> (8 - bits - ((x * bits) & 7))) & most;
      for (let k = 0; k < 4; k++) row[to + k] = colors[index * 4 + k];
    };
  }
  if (bits === 24)
    return (row, to, x, start) => {
      for (let k = 0; k < 3; k++) row[to + k] = view.u8(start + x * 3 + 2 - k);
      row[to + 3] = 255;
    };
  const channels = masks.map(channelReader);
  return (row, to, x, start) => {
    const pixel = bits === 16 ? view.u16le(start + x * 2) : view.u32le(start + x * 4);
    for (let k = 0; k < 4; k++) row[to + k] = channels[k](pixel);
  };
}

function runReader(view: BinaryView, info: Info, indices: Int16Array): Reader {
  const colors = readPalette(view, info);
  return (row, to, x, start) => {
    const index = indices[start + x];
    for (let k = 0; k < 4; k++) row[to + k] = index < 0 ? 0 : colors[index * 4 + k];
  };
}

/** RGBA; black beyond the palette's end. */
function readPalette(view: BinaryView, { palette: { at, entryBytes, count } }: Info): Uint8Array {
  const colors = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    for (let k = 0; k < 3 && i < count; k++) colors[i * 4 + k] = view.u8(at + i * entryBytes + 2 - k);
    colors[i * 4 + 3] = 255;
  }
  return colors;
}

/** A masked channel as 0..255; a missing one is opaque. */
function channelReader(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 255;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.floor((((pixel & mask) >>> shift) / most) * 255 + 0.5);
}
