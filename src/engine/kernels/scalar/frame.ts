// Scalar twin of assembly/frame.ts: passes over u8 planes, all in whole numbers except the colour matrix.

import type { FrameKernels } from '../abi/frame.ts';
import { div255 } from './blend.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
type FramePasses = Omit<FrameKernels, 'rampCells' | 'blitCells' | 'blendPlane' | 'packYuv420' | 'packRgba' | 'packRgb'>;
/** bt709 weights in 256ths. */
const luma = (r: number, g: number, b: number): number => (54 * r + 183 * g + 19 * b) >> 8;
const clampIndex = (i: number, n: number): number => (i < 0 ? 0 : i >= n ? n - 1 : i);

export function scalarFrame(views: Views): FramePasses {
  const map1 = (dst: number, a: number, n: number, op: (a: number) => number): void => {
    const d = views.u8At(dst, n), x = views.u8At(a, n);
    for (let i = 0; i < n; i++) d[i] = op(x[i]);
  };
  const map2 = (dst: number, a: number, b: number, n: number, op: (a: number, b: number) => number): void => {
    const d = views.u8At(dst, n), x = views.u8At(a, n), y = views.u8At(b, n);
    for (let i = 0; i < n; i++) d[i] = op(x[i], y[i]);
  };
  /** One pass of the box blur: `count` lines of `length` pixels `step` apart. */
  const blurLines = (dst: number, src: number, count: number, lineStep: number, length: number, step: number, radius: number): void => {
    const u8 = views.u8, window = 2 * radius + 1;
    for (let line = 0; line < count; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -radius; k <= radius; k++) sum += u8[src + line * lineStep + clampIndex(i + k, length) * step];
        u8[dst + line * lineStep + i * step] = Math.floor((sum + radius) / window);
      }
    }
  };
  return {
    fillU8: (dst, value, bytes) => { views.u8At(dst, bytes).fill(value); },
    copyU8: (dst, src, bytes) => { views.u8.copyWithin(dst, src, src + bytes); },
    lerpPlane: (dst, a, b, k, n) => map2(dst, a, b, n, (x, y) => (x * (256 - k) + y * k + 128) >> 8),
    maskPlane(dst, a, b, mask, n) {
      const d = views.u8At(dst, n), x = views.u8At(a, n), y = views.u8At(b, n), k = views.u8At(mask, n);
      for (let i = 0; i < n; i++) d[i] = div255(x[i] * (255 - k[i]) + y[i] * k[i]);
    },
    lutPlane: (dst, src, table, n) => { const t = views.u8At(table, 256); map1(dst, src, n, (x) => t[x]); },
    gainPlane: (dst, src, gain, n) => map2(dst, src, gain, n, (x, k) => div255(x * k)),
    gain7Plane: (dst, src, gain, n) => map2(dst, src, gain, n, (x, k) => Math.min(255, (x * k) >> 7)),
    addPlane: (dst, a, b, n) => map2(dst, a, b, n, (x, y) => Math.min(255, x + y)),
    maxPlane: (dst, a, b, n) => map2(dst, a, b, n, Math.max),
    matrixPlanes(dr, dg, db, r, g, b, matrix, n) {
      const c = Array.from(views.f32At(matrix, 12), (x) => m.clamp(m.finite(x), -1e6, 1e6));
      const [R, G, B] = [r, g, b].map((p) => views.u8At(p, n)), out = [dr, dg, db].map((p) => views.u8At(p, n));
      for (let i = 0; i < n; i++) {
        const x = R[i], y = G[i], z = B[i];
        for (let k = 0; k < 3; k++) {
          const sum = f(f(f(f(c[4 * k] * x) + f(c[4 * k + 1] * y)) + f(c[4 * k + 2] * z)) + c[4 * k + 3]);
          out[k][i] = Math.floor(m.clamp(f(sum + 0.5), 0, 255));
        }
      }
    },
    lumaPlane(dst, r, g, b, n) {
      const d = views.u8At(dst, n), R = views.u8At(r, n), G = views.u8At(g, n), B = views.u8At(b, n);
      for (let i = 0; i < n; i++) d[i] = luma(R[i], G[i], B[i]);
    },
    gatherPlane(dst, src, map, n) {
      const d = views.u8At(dst, n), at = views.i32At(map, n), u8 = views.u8;
      for (let i = 0; i < n; i++) d[i] = at[i] < 0 ? 0 : u8[src + at[i]];
    },
    downsample(dst, dstStride, dw, dh, src, stride, w, h, factor) {
      const u8 = views.u8;
      for (let y = 0; y < dh; y++) {
        for (let x = 0; x < dw; x++) {
          let sum = 0, count = 0;
          for (let j = y * factor; j < Math.min(h, (y + 1) * factor); j++) {
            for (let i = x * factor; i < Math.min(w, (x + 1) * factor); i++, count++) sum += u8[src + j * stride + i];
          }
          u8[dst + y * dstStride + x] = count === 0 ? 0 : Math.floor((sum + (count >> 1)) / count);
        }
      }
    },
    upsampleAdd(dst, stride, w, h, src, srcStride, sw, sh, factor, weight) {
      const u8 = views.u8;
      // Centre (x + ½) / factor - ½ in eighths of a source pixel: the two neighbours and the second one's weight.
      const place = (x: number): { i: number; k: number } => { const e = ((2 * x + 1) * 4) / factor - 4; return { i: e >> 3, k: e & 7 }; };
      for (let y = 0; y < h; y++) {
        const v = place(y), r0 = clampIndex(v.i, sh) * srcStride, r1 = clampIndex(v.i + 1, sh) * srcStride;
        for (let x = 0; x < w; x++) {
          const u = place(x), c0 = src + clampIndex(u.i, sw), c1 = src + clampIndex(u.i + 1, sw);
          const left = u8[r0 + c0] * (8 - v.k) + u8[r1 + c0] * v.k, right = u8[r0 + c1] * (8 - v.k) + u8[r1 + c1] * v.k;
          const value = (left * (8 - u.k) + right * u.k + 32) >> 6;
          const at = dst + y * stride + x;
          u8[at] = Math.min(255, u8[at] + ((value * weight + 128) >> 8));
        }
      }
    },
    boxBlur(dst, src, tmp, stride, w, h, radius) {
      blurLines(tmp, src, h, stride, w, 1, radius);
      blurLines(dst, tmp, w, 1, h, stride, radius);
    },
    brightPass: (dst, src, threshold, n) => map1(dst, src, n, (x) => (x <= threshold ? 0 : Math.floor(((x - threshold) * 255) / (255 - threshold)))),
    histogram4(hist, r, g, b, stride, w, h) {
      const u8 = views.u8, counts = views.u32At(hist, 256);
      for (let y = 0; y < h; y += 4) for (let x = 0; x < w; x += 4) {
        const i = y * stride + x;
        counts[Math.max(u8[r + i], u8[g + i], u8[b + i])]++;
      }
    },
    histogramLuma(hist, r, g, b, stride, w, h) {
      const u8 = views.u8, counts = views.u32At(hist, 256);
      for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) {
        const i = y * stride + x;
        counts[luma(u8[r + i], u8[g + i], u8[b + i])]++;
      }
    },
  };
}
