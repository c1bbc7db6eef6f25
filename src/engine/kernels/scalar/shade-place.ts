// Scalar twin of assembly/shade-place.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { between } from './shade-point.ts';
import type { Views } from './views.ts';

type PlaceKernels = Pick<
  ShadeKernels,
  'interleave' | 'remapPlanes' | 'zoomPlane' | 'zoomMeanPlane' | 'mirrorRows' | 'flipRows' | 'brightDown4'
>;

const mean = (a: number, b: number): number => (a + b + 1) >> 1;
/** A plane scaled by the tables of zoomPlane. */
function zoomed(
  views: Views,
  plane: Uint8Array,
  stride: number,
  h: number,
  columns: number,
  rows: number,
): (x: number, y: number) => number {
  const { u8 } = views;
  const entries = views.i32At(rows, h);
  const mode = views.i32[columns >> 2];
  return (x, y) => {
    const first = entries[y] >> 8;
    const wy = entries[y] & 255;
    const line = (i: number): number => {
      const a = first < 0 || first >= h ? 0 : plane[first * stride + i];
      const b = first + 1 < 0 || first + 1 >= h ? 0 : plane[(first + 1) * stride + i];
      return between(a, b, wy);
    };
    if (mode === 0) return line(x);
    if (mode === 1) {
      const block = columns + 16 + (x >> 4) * 48;
      const from = views.i32[block >> 2] + u8[block + 16 + (x & 15)];
      return between(line(from), from + 1 < stride ? line(from + 1) : 0, u8[block + 32 + (x & 15)]);
    }
    const block = columns + 16 + (x >> 3) * 32;
    const base = views.i32[block >> 2];
    const tap = (k: number): number => {
      const i = u8[block + k + (x & 7)];
      return i > 15 ? 0 : line(base + i);
    };
    return between(tap(8), tap(16), u8[block + 24 + (x & 7)]);
  };
}

export const scalarShadePlace = (views: Views): PlaceKernels => ({
  interleave(packed, r, g, b, n) {
    const { u8 } = views;
    const out = views.u32At(packed, n);
    for (let i = 0; i < n; i++) out[i] = u8[r + i] | (u8[g + i] << 8) | (u8[b + i] << 16);
  },

  remapPlanes(r, g, b, packed, stride, map, weights, n) {
    const { u8 } = views;
    const from = views.i32At(map, n);
    const weight = views.u16At(weights, n);
    for (let i = 0; i < n; i++) {
      const wx = weight[i] & 255;
      const wy = weight[i] >> 8;
      for (const [c, plane] of [r, g, b].entries()) {
        const at = packed + from[i] * 4 + c;
        u8[plane + i] =
          from[i] < 0
            ? 0
            : between(between(u8[at], u8[at + stride * 4], wy), between(u8[at + 4], u8[at + stride * 4 + 4], wy), wx);
      }
    }
  },

  zoomPlane(dst, src, stride, h, columns, rows, _tmp, y0, y1) {
    const { u8 } = views;
    const pixel = zoomed(views, u8.subarray(src, src + stride * h), stride, h, columns, rows);
    for (let y = y0; y < y1; y++) for (let x = 0; x < stride; x++) u8[dst + y * stride + x] = pixel(x, y);
  },

  zoomMeanPlane(plane, stride, h, columns, rows) {
    const { u8 } = views;
    const before = u8.slice(plane, plane + stride * h);
    const pixel = zoomed(views, before, stride, h, columns, rows);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < stride; x++) u8[plane + y * stride + x] = (before[y * stride + x] + pixel(x, y) + 1) >> 1;
  },

  mirrorRows(plane, stride, width, rows) {
    const { u8 } = views;
    for (let y = 0; y < rows; y++) {
      const row = plane + y * stride;
      for (let x = 0; x < width >> 1; x++) u8[row + width - 1 - x] = u8[row + x];
    }
  },

  flipRows(dst, src, stride, width, rows) {
    const { u8 } = views;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < width; x++) u8[dst + y * stride + width - 1 - x] = u8[src + y * stride + x];
    }
  },

  brightDown4(dst, dstStride, dw, dh, src, stride, w, h, threshold, gain) {
    const { u8 } = views;
    for (let y = 0; y < dh; y++) {
      for (let x = 0; x < dw; x++) {
        let sum = 0;
        let count = 0;
        for (let sx = x * 4; sx < Math.min(w, x * 4 + 4); sx++) {
          const column = Array.from({ length: Math.min(4, h - y * 4) }, (_, i) =>
            Math.max(0, u8[src + (y * 4 + i) * stride + sx] - threshold),
          );
          sum +=
            column.length === 4
              ? 4 * mean(mean(column[0], column[1]), mean(column[2], column[3]))
              : column.reduce((all, v) => all + v, 0);
          count += column.length;
        }
        u8[dst + y * dstStride + x] = Math.min(255, Math.floor((sum * gain + (count << 7)) / (count << 8)));
      }
    }
  },
});
