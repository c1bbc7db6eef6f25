// Calls that move or resample a frame's pixels.

import type { ShadeKernels } from '../abi/shade.ts';
import type { Frame, Plane } from '../frame.ts';
import type { I32Buffer, U8Buffer } from '../memory.ts';

/** Pixel (x, y) comes from (x0 + x · ax + y · bx, y0 + x · ay + y · by), in 65536ths of a pixel. */
export interface AffineMap {
  readonly x0: number;
  readonly y0: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** The columns and rows each pixel is interpolated from, as ShadeKernels.zoomPlane reads them, and a row of scratch. */
export interface ZoomTables {
  readonly columns: U8Buffer;
  readonly rows: I32Buffer;
  readonly line: U8Buffer;
}

/** A remap table, as ShadeKernels.remapPlanes reads it; its first entry is for pixel `first`. */
export interface PixelMap {
  readonly map: { readonly ptr: number };
  readonly weights: { readonly ptr: number };
}

export interface MoveCalls {
  /** Rows [y0, y1) of `dst`; sources outside the frame are black. */
  affinePlanes(dst: Frame, src: Frame, map: AffineMap, y0: number, y1: number): void;
  /** Rows [y0, y1) of a frame bulged by `rows` and `columns`, factors in 65536ths; edges clamped. */
  bulgePlanes(dst: Frame, src: Frame, rows: I32Buffer, columns: I32Buffer, y0: number, y1: number): void;
  /** Each pixel displaced by a vector of the `grid` (x, y pairs in 256ths of a pixel); edges clamped. `line` is scratch. */
  displacePlanes(
    dst: Frame,
    src: Frame,
    grid: { readonly vectors: I32Buffer; readonly cols: number; readonly rows: number; readonly line: I32Buffer },
  ): void;
  /** Packs rows [y0, y1) of three planes into one word per pixel; `packed` points to row 0. */
  interleave(packed: number, src: Frame, y0: number, y1: number): void;
  /** `n` pixels of `dst` from pixel `at` on, sampled from `packed` by the entries of `table` from `first` on; n a multiple of 4. */
  remapPlanes(dst: Frame, at: number, packed: number, table: PixelMap, first: number, n: number): void;
  /** Rows [y0, y1) of `dst`, scaled by the tables. */
  zoomPlane(dst: Plane, src: Plane, tables: ZoomTables, y0: number, y1: number): void;
  /** The mean of a plane and of itself upscaled, in place; `kept` is one row of scratch. */
  zoomMeanPlane(plane: Plane, tables: ZoomTables, kept: number): void;
  /** The right half of rows [y0, y1) becomes the mirror image of the left one, in place. */
  mirrorRows(frame: Frame, y0: number, y1: number): void;
  /** Rows [y0, y1) reversed; not in place. */
  flipRows(dst: Plane, src: Plane, y0: number, y1: number): void;
  /** Rows [y0, y1) shifted horizontally by `by` 128ths of a pixel, in place; edges clamped. */
  slideRows(plane: Plane, y0: number, y1: number, by: number): void;
  /** Each column shifted by its own number of 128ths of a pixel; edges clamped. */
  slideColumns(dst: Plane, src: Plane, shifts: I32Buffer): void;
  /** Squares of `size` pixels filled with their mean; `tmp` is stride × 4 bytes of scratch. */
  blockMeans(dst: Plane, src: Plane, size: number, tmp: number): void;
  /** Sorts runs of pixels by luma, along rows or down columns; `tmp` is 56 bytes for each pixel of a line, of whole 16. */
  sortRuns(frame: Frame, isAcross: boolean, threshold: number, gap: number, tmp: number): void;
}

export const moveCalls = (raw: ShadeKernels): MoveCalls => ({
  affinePlanes(dst, src, { x0, y0, ax, ay, bx, by }, first, last) {
    raw.affinePlanes(
      dst.r.ptr,
      dst.g.ptr,
      dst.b.ptr,
      src.r.ptr,
      src.g.ptr,
      src.b.ptr,
      dst.stride,
      dst.width,
      dst.height,
      x0,
      y0,
      ax,
      ay,
      bx,
      by,
      first,
      last,
    );
  },
  bulgePlanes(dst, src, rows, columns, y0, y1) {
    raw.bulgePlanes(
      dst.r.ptr,
      dst.g.ptr,
      dst.b.ptr,
      src.r.ptr,
      src.g.ptr,
      src.b.ptr,
      dst.stride,
      dst.width,
      dst.height,
      rows.ptr,
      columns.ptr,
      y0,
      y1,
    );
  },
  displacePlanes(dst, src, { vectors, cols, rows, line }) {
    raw.displacePlanes(
      dst.r.ptr,
      dst.g.ptr,
      dst.b.ptr,
      src.r.ptr,
      src.g.ptr,
      src.b.ptr,
      dst.stride,
      dst.width,
      dst.height,
      vectors.ptr,
      cols,
      rows,
      line.ptr,
    );
  },
  interleave(packed, { r, g, b, stride }, y0, y1) {
    const at = y0 * stride;
    raw.interleave(packed + at * 4, r.ptr + at, g.ptr + at, b.ptr + at, (y1 - y0) * stride);
  },
  remapPlanes({ r, g, b, stride }, at, packed, { map, weights }, first, n) {
    raw.remapPlanes(
      r.ptr + at,
      g.ptr + at,
      b.ptr + at,
      packed,
      stride,
      map.ptr + first * 4,
      weights.ptr + first * 2,
      n,
    );
  },
  zoomPlane(dst, src, { columns, rows, line }, y0, y1) {
    raw.zoomPlane(dst.ptr, src.ptr, dst.stride, dst.height, columns.ptr, rows.ptr, line.ptr, y0, y1);
  },
  zoomMeanPlane(plane, { columns, rows, line }, kept) {
    raw.zoomMeanPlane(plane.ptr, plane.stride, plane.height, columns.ptr, rows.ptr, line.ptr, kept);
  },
  mirrorRows({ r, g, b, stride, width }, y0, y1) {
    const at = y0 * stride;
    raw.mirrorRows(r.ptr + at, stride, width, y1 - y0);
    raw.mirrorRows(g.ptr + at, stride, width, y1 - y0);
    raw.mirrorRows(b.ptr + at, stride, width, y1 - y0);
  },
  flipRows(dst, src, y0, y1) {
    const at = y0 * dst.stride;
    raw.flipRows(dst.ptr + at, src.ptr + at, dst.stride, dst.width, y1 - y0);
  },
  slideRows({ ptr, stride, width }, y0, y1, by) {
    raw.slideRows(ptr + y0 * stride, stride, width, y1 - y0, by);
  },
  slideColumns(dst, src, shifts) {
    raw.slideColumns(dst.ptr, src.ptr, dst.stride, dst.height, shifts.ptr);
  },
  blockMeans(dst, src, size, tmp) {
    raw.blockMeans(dst.ptr, src.ptr, dst.stride, dst.width, dst.height, size, tmp);
  },
  sortRuns({ r, g, b, stride, width, height }, isAcross, threshold, gap, tmp) {
    if (isAcross) raw.sortRuns(r.ptr, g.ptr, b.ptr, 1, stride, width, height, threshold, gap, tmp);
    else raw.sortRuns(r.ptr, g.ptr, b.ptr, stride, 1, height, width, threshold, gap, tmp);
  },
});
