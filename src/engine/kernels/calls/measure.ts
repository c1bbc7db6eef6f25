// Level histograms of a frame, and packing its pixels, rows [y0, y1) at a time.

import type { FrameKernels } from '../abi/frame.ts';
import { type Frame, hasAlpha, type Plane } from '../frame.ts';
import type { I32Buffer } from '../memory.ts';

export interface MeasureCalls {
  /** Adds 1 to counts[max(r, g, b)] for every 4th pixel of every 4th row from y0. */
  histogram4(counts: I32Buffer, frame: Frame, y0: number, y1: number): void;
  /** The same, skipping pixels where `uncovered` is 255. */
  histogramCovered4(counts: I32Buffer, frame: Frame, uncovered: Plane, y0: number, y1: number): void;
  /** Adds 1 to counts[luma] for every pixel. */
  histogramLuma(counts: I32Buffer, frame: Frame, y0: number, y1: number): void;
  /** Writes the rows into a whole 4:2:0 picture at `dst`: planes y, u, v without padding; y0 and y1 even. */
  packYuv420(dst: number, frame: Frame, y0: number, y1: number): void;
  /** Straight, of a frame with alpha; otherwise opaque. */
  packRgba(dst: number, frame: Frame, y0: number, y1: number): void;
  packRgb(dst: number, frame: Frame, y0: number, y1: number): void;
}

export const measureCalls = (raw: FrameKernels): MeasureCalls => ({
  histogram4(counts, { r, g, b, stride, width }, y0, y1) {
    const at = y0 * stride;
    raw.histogram4(counts.ptr, r.ptr + at, g.ptr + at, b.ptr + at, stride, width, y1 - y0);
  },
  histogramCovered4(counts, { r, g, b, stride, width }, uncovered, y0, y1) {
    const at = y0 * stride;
    raw.histogramCovered4(counts.ptr, r.ptr + at, g.ptr + at, b.ptr + at, uncovered.ptr + at, stride, width, y1 - y0);
  },
  histogramLuma(counts, { r, g, b, stride, width }, y0, y1) {
    const at = y0 * stride;
    raw.histogramLuma(counts.ptr, r.ptr + at, g.ptr + at, b.ptr + at, stride, width, y1 - y0);
  },
  packYuv420(dst, { r, g, b, stride, width, height }, y0, y1) {
    const at = y0 * stride;
    const half = width >> 1;
    const u = dst + width * height + (y0 >> 1) * half;
    const v = u + half * (height >> 1);
    raw.packYuv420(dst + y0 * width, u, v, r.ptr + at, g.ptr + at, b.ptr + at, stride, width, y1 - y0);
  },
  packRgba(dst, frame, y0, y1) {
    const { r, g, b, stride, width } = frame;
    const at = y0 * stride;
    const to = dst + y0 * width * 4;
    if (hasAlpha(frame))
      raw.packStraight(to, r.ptr + at, g.ptr + at, b.ptr + at, frame.a.ptr + at, stride, width, y1 - y0);
    else raw.packRgba(to, r.ptr + at, g.ptr + at, b.ptr + at, stride, width, y1 - y0);
  },
  packRgb(dst, { r, g, b, stride, width }, y0, y1) {
    const at = y0 * stride;
    raw.packRgb(dst + y0 * width * 3, r.ptr + at, g.ptr + at, b.ptr + at, stride, width, y1 - y0);
  },
});
