// Geometry by lookup table: each output pixel is fetched from a source position, bilinear. Tables are cached by size and parameters; pixels
// are fetched from an interleaved copy, so one load brings all channels.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { I32Buffer, U16Buffer } from '../../kernels/memory.ts';
import { scratch } from './tables.ts';

/** `from`: the rows [first, last) of the source that it reads. */
export interface RemapTable {
  map: I32Buffer;
  weights: U16Buffer;
  from: readonly [first: number, last: number];
  signature: string;
  used: number;
}
/** A source coordinate in pixels (0.5, 0.5 is the centre of the first); null is black. */
export type Place = (x: number, y: number, out: { x: number; y: number }) => boolean;

/** Size of the table cache, in frames: six bytes per pixel. */
const KEPT_FRAMES = 2;

/** The upper left part of the frame that a table covers, without row padding. */
export interface Corner {
  width: number;
  height: number;
  stride: number;
}
/** The whole frame. */
const wholeCorner = ({ width, height, stride }: ShaderMoment): Corner => ({ width, height, stride });
/** The half or quarter to compute when the result is symmetric. */
export const mirrorCorner = ({ width, height, stride }: ShaderMoment, isQuarter: boolean): Corner => {
  const across = isQuarter ? Math.ceil(width / 2) : width;
  return { width: across, height: Math.ceil(height / 2), stride: isQuarter ? (across + 3) & ~3 : stride };
};

/** The table for `place`, rebuilt when `signature` is new. Outside the frame is black, or the nearest edge pixel if `isClamped`. */
export function remapTableFor(
  moment: ShaderMoment,
  name: string,
  signature: string,
  isClamped: boolean,
  place: Place,
  corner = wholeCorner(moment),
): RemapTable {
  const n = corner.stride * corner.height;
  const most = Math.floor((KEPT_FRAMES * moment.stride * moment.height) / n);
  const kept = moment.cached(`remap ${name} ${n}`, () => ({ tables: [] as RemapTable[], clock: 0 }));
  kept.clock++;
  let table = kept.tables.find((t) => t.signature === signature);
  if (table === undefined) {
    if (kept.tables.length < most)
      kept.tables.push(
        (table = { map: moment.memory.i32(n), weights: moment.memory.u16(n), from: [0, 0], signature, used: 0 }),
      );
    else table = kept.tables.reduce((a, b) => (a.used < b.used ? a : b));
    table.signature = signature;
    table.from = fillRemap(table, moment, isClamped, place, corner);
  }
  table.used = kept.clock;
  return table;
}

/** Writes a table for a corner of a frame (by default all of it) and returns the rows it reads; pixel centres are at half-integers. */
export function fillRemap(
  table: { map: I32Buffer; weights: U16Buffer },
  size: Corner,
  isClamped: boolean,
  place: Place,
  corner = size,
): [first: number, last: number] {
  const { width, height, stride } = size;
  const map = table.map.view;
  const weights = table.weights.view;
  const at = { x: 0, y: 0 };
  let [first, last] = [height, 0];
  for (let y = 0; y < corner.height; y++) {
    for (let x = 0; x < corner.width; x++) {
      const i = y * corner.stride + x;
      const isThere =
        place(x + 0.5, y + 0.5, at) && (isClamped || (at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height));
      if (!isThere) {
        map[i] = -1;
        weights[i] = 0;
        continue;
      }
      const sx = Math.min(width - 1, Math.max(0, at.x - 0.5));
      const sy = Math.min(height - 1, Math.max(0, at.y - 0.5));
      // The last row and column use the previous one with full weight on the second, so that nothing outside is read.
      const ix = Math.min(Math.max(0, width - 2), Math.floor(sx));
      const iy = Math.min(Math.max(0, height - 2), Math.floor(sy));
      map[i] = iy * stride + ix;
      if (iy < first) first = iy;
      if (iy > last) last = iy;
      weights[i] = Math.floor((sx - ix) * 128 + 0.5) | (Math.floor((sy - iy) * 128 + 0.5) << 8);
    }
    for (let i = y * corner.stride + corner.width; i < (y + 1) * corner.stride; i++) {
      map[i] = -1;
      weights[i] = 0;
    }
  }
  return first > last ? [0, 0] : [first, Math.min(height, last + 2)];
}

/** Samples the first `until(y)` pixels of each row by the table and copies the rest. */
export function remapLeft(
  src: Frame,
  dst: Frame,
  moment: ShaderMoment,
  table: RemapTable,
  until: (y: number) => number,
): void {
  const { kernels } = moment;
  const { stride } = src;
  const packed = interleaved(src, moment, table);
  for (let y = 0; y < src.height; y++) {
    const at = y * stride;
    const moved = Math.min(stride, (until(y) + 15) & ~15);
    kernels.remapPlanes(dst, at, packed, table, at, moved);
    for (const c of ['r', 'g', 'b'] as const)
      kernels.copyU8(dst[c].ptr + at + moved, src[c].ptr + at + moved, stride - moved);
  }
}

/** Renders a symmetric result, with a table for its `mirrorCorner`. */
export function remapCorner(src: Frame, dst: Frame, moment: ShaderMoment, table: RemapTable, isQuarter: boolean): void {
  const { kernels } = moment;
  const { height, stride } = src;
  const packed = interleaved(src, moment, table);
  const { height: rows, stride: across } = mirrorCorner(moment, isQuarter);
  for (let y = 0; y < rows; y++) {
    kernels.remapPlanes(dst, y * stride, packed, table, y * across, across);
  }
  if (isQuarter) kernels.mirrorRows(dst, 0, rows);
  for (const { ptr } of [dst.r, dst.g, dst.b])
    for (let y = rows; y < height; y++) kernels.copyU8(ptr + y * stride, ptr + (height - 1 - y) * stride, stride);
}

/** Interleaves the channels into one word per pixel, in scratch memory; only the rows that the table reads. */
function interleaved(src: Frame, moment: ShaderMoment, { from: [first, last] }: RemapTable): number {
  const n = src.stride * src.height;
  // One more row and pixel: the neighbours below and right of the last pixel are read, with weight 0.
  const packed = scratch(moment, 'interleaved', (n + src.stride + 16) * 4);
  moment.kernels.interleave(packed.ptr, src, first, last);
  return packed.ptr;
}
