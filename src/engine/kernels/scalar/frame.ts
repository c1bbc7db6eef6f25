// Scalar twin of assembly/frame.ts and assembly/lookup.ts: passes over u8 planes, in integers.

import type { FrameKernels } from '../abi/frame.ts';
import type { Views } from './views.ts';

type FramePasses = Omit<
  FrameKernels,
  | 'histogram4'
  | 'openCells'
  | 'paperCells'
  | 'histogramCovered4'
  | 'histogramLuma'
  | 'boxBlur'
  | 'upsampleAddRows'
  | 'rampCells'
  | 'shapeCells'
  | 'blitCells'
  | 'coverCells'
  | 'coverageCells'
  | 'alphaCells'
  | 'blendPlane'
  | 'packYuv420'
  | 'packRgba'
  | 'packRgb'
  | 'packStraight'
>;
/** bt709 weights in 256ths. */
export const luma = (r: number, g: number, b: number): number => (54 * r + 183 * g + 19 * b) >> 8;

export function scalarFrame(views: Views): FramePasses {
  const map1 = (dst: number, a: number, n: number, op: (a: number) => number): void => {
    const d = views.u8At(dst, n),
      x = views.u8At(a, n);
    for (let i = 0; i < n; i++) d[i] = op(x[i]);
  };
  const map2 = (dst: number, a: number, b: number, n: number, op: (a: number, b: number) => number): void => {
    const d = views.u8At(dst, n),
      x = views.u8At(a, n),
      y = views.u8At(b, n);
    for (let i = 0; i < n; i++) d[i] = op(x[i], y[i]);
  };
  return {
    fillU8: (dst, value, bytes) => {
      views.u8At(dst, bytes).fill(value);
    },
    copyU8: (dst, src, bytes) => {
      views.u8.copyWithin(dst, src, src + bytes);
    },
    lerpPlane: (dst, a, b, k, n) => map2(dst, a, b, n, (x, y) => (x * (256 - k) + y * k + 128) >> 8),
    lutPlane: (dst, src, table, n) => {
      const t = views.u8At(table, 256);
      map1(dst, src, n, (x) => t[x]);
    },
    addPlane: (dst, a, b, n) => map2(dst, a, b, n, (x, y) => Math.min(255, x + y)),
    maxPlane: (dst, a, b, n) => map2(dst, a, b, n, Math.max),
    minPlane: (dst, a, b, n) => map2(dst, a, b, n, Math.min),
    lumaPlane(dst, r, g, b, n) {
      const d = views.u8At(dst, n),
        R = views.u8At(r, n),
        G = views.u8At(g, n),
        B = views.u8At(b, n);
      for (let i = 0; i < n; i++) d[i] = luma(R[i], G[i], B[i]);
    },
    downsample(dst, dstStride, dw, dh, src, stride, w, h, factor) {
      const u8 = views.u8;
      for (let y = 0; y < dh; y++) {
        for (let x = 0; x < dw; x++) {
          let sum = 0,
            count = 0;
          for (let j = y * factor; j < Math.min(h, (y + 1) * factor); j++) {
            for (let i = x * factor; i < Math.min(w, (x + 1) * factor); i++, count++) sum += u8[src + j * stride + i];
          }
          u8[dst + y * dstStride + x] = count === 0 ? 0 : Math.floor((sum + (count >> 1)) / count);
        }
      }
    },
  };
}
