// One image of a GIF: the rectangle that changes, in which unchanged pixels may be transparent.

import { ByteSink } from './byte-sink.ts';
import type { LzwEncoder } from './encode-lzw.ts';

export interface EncodedImage {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Least code size and sub-blocks. */
  data: Uint8Array;
}

export interface ImageEncoder {
  /**
   * The image that turns the canvas `base` into `shown` (indices, `clear` where nothing is). With `coversAll` its rectangle holds everything
   * that either shows. Where nothing changes: null, or with `isNeeded` one pixel that stays as it is.
   */
  encode(base: Uint8Array, shown: Uint8Array, coversAll: boolean, isNeeded: true): EncodedImage;
  encode(base: Uint8Array, shown: Uint8Array, coversAll: boolean, isNeeded?: boolean): EncodedImage | null;
}

export function createImageEncoder(width: number, height: number, clear: number, lzw: LzwEncoder): ImageEncoder {
  const indices = new Uint8Array(width * height);
  const free = new Uint8Array(width * height);
  const sink = new ByteSink();
  function encode(base: Uint8Array, shown: Uint8Array, coversAll: boolean, isNeeded: true): EncodedImage;
  function encode(base: Uint8Array, shown: Uint8Array, coversAll: boolean, isNeeded?: boolean): EncodedImage | null;
  function encode(base: Uint8Array, shown: Uint8Array, coversAll: boolean, isNeeded = false): EncodedImage | null {
    const isPart = coversAll
      ? (i: number) => base[i] !== clear || shown[i] !== clear
      : (i: number) => base[i] !== shown[i];
    const rows = (y: number): boolean => {
      for (let i = y * width; i < (y + 1) * width; i++) if (isPart(i)) return true;
      return false;
    };
    let top = 0,
      bottom = height;
    while (top < bottom && !rows(top)) top++;
    const isSame = top === bottom;
    if (isSame && !isNeeded) return null;
    if (isSame) [top, bottom] = [0, 1];
    while (!isSame && !rows(bottom - 1)) bottom--;
    let left = width,
      right = 0;
    for (let y = top; y < bottom; y++) {
      const from = y * width;
      let x = 0;
      while (x < left && !isPart(from + x)) x++;
      left = x;
      x = width;
      while (x > right && !isPart(from + x - 1)) x--;
      right = x;
    }
    if (isSame) [left, right] = [0, 1];
    const [columns, lines] = [right - left, bottom - top];
    let to = 0;
    for (let y = top; y < bottom; y++)
      for (let i = y * width + left; i < y * width + right; i++, to++) {
        indices[to] = shown[i]!;
        free[to] = base[i] === shown[i] ? 1 : 0;
      }
    sink.clear();
    lzw.encode(indices.subarray(0, columns * lines), free.subarray(0, columns * lines), clear, sink);
    return { left, top, width: columns, height: lines, data: sink.bytes() };
  }
  return { encode };
}
