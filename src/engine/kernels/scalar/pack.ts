// Scalar twin of assembly/pack.ts: from planes to the formats of encoders, previews and stills.

import type { FrameKernels } from '../abi/frame.ts';
import { straightLevel } from './alpha.ts';
import type { Views } from './views.ts';

export function scalarPack(views: Views): Pick<FrameKernels, 'packYuv420' | 'packRgba' | 'packRgb' | 'packStraight'> {
  const interleave = (
    dst: number,
    r: number,
    g: number,
    b: number,
    stride: number,
    w: number,
    h: number,
    size: number,
  ): void => {
    const u8 = views.u8;
    for (let y = 0, o = dst; y < h; y++) {
      for (let x = 0; x < w; x++, o += size) {
        const i = y * stride + x;
        u8[o] = u8[r + i];
        u8[o + 1] = u8[g + i];
        u8[o + 2] = u8[b + i];
        if (size === 4) u8[o + 3] = 255;
      }
    }
  };
  return {
    packYuv420(y, u, v, r, g, b, stride, w, h) {
      const u8 = views.u8;
      for (let row = 0; row < h; row++) {
        for (let x = 0; x < w; x++) {
          const i = row * stride + x;
          u8[y + row * w + x] = (47 * u8[r + i] + 157 * u8[g + i] + 16 * u8[b + i] + 16 * 256 + 128) >> 8;
        }
      }
      const half = w >> 1;
      for (let row = 0; row < h >> 1; row++) {
        for (let x = 0; x < half; x++) {
          const i = 2 * row * stride + 2 * x;
          // Both columns: sums of the rounded vertical means.
          const means = (p: number): number =>
            ((u8[p + i] + u8[p + i + stride] + 1) >> 1) + ((u8[p + i + 1] + u8[p + i + stride + 1] + 1) >> 1);
          const R = means(r),
            G = means(g),
            B = means(b);
          u8[u + row * half + x] = (56 * B - 13 * R - 43 * G + 32768 + 128) >> 8;
          u8[v + row * half + x] = (56 * R - 51 * G - 5 * B + 32768 + 128) >> 8;
        }
      }
    },
    packRgba: (dst, r, g, b, stride, w, h) => interleave(dst, r, g, b, stride, w, h, 4),
    packStraight(dst, r, g, b, a, stride, w, h) {
      const { u8 } = views;
      for (let y = 0, o = dst; y < h; y++) {
        for (let x = 0; x < w; x++, o += 4) {
          const i = y * stride + x;
          const alpha = Math.max(u8[a + i], u8[r + i], u8[g + i], u8[b + i]);
          u8[o] = straightLevel(u8[r + i], alpha);
          u8[o + 1] = straightLevel(u8[g + i], alpha);
          u8[o + 2] = straightLevel(u8[b + i], alpha);
          u8[o + 3] = alpha;
        }
      }
    },
    packRgb: (dst, r, g, b, stride, w, h) => interleave(dst, r, g, b, stride, w, h, 3),
  };
}
