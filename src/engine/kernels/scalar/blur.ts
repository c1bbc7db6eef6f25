// Scalar twin of assembly/blur.ts: box blur and bilinear enlargement.

import type { FrameKernels } from '../abi/frame.ts';
import type { Views } from './views.ts';

const clampIndex = (i: number, n: number): number => (i < 0 ? 0 : i >= n ? n - 1 : i);
const q15 = (a: number, b: number): number => (a * b + 0x4000) >> 15;

export function scalarBlur(views: Views): Pick<FrameKernels, 'boxBlur' | 'upsampleAdd'> {
  /** One pass of the box blur: `count` lines of `length` pixels `step` apart. */
  const blurLines = (dst: number, src: number, count: number, lineStep: number, length: number, step: number, radius: number): void => {
    const u8 = views.u8, window = 2 * radius + 1, share = (Math.floor(65536 / window) + 1) >> 1;
    for (let line = 0; line < count; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -radius; k <= radius; k++) sum += u8[src + line * lineStep + clampIndex(i + k, length) * step];
        u8[dst + line * lineStep + i * step] = radius === 0 ? sum : radius <= 63 ? q15(sum, share) : Math.floor((sum + radius) / window);
      }
    }
  };
  return {
    boxBlur(dst, src, tmp, stride, w, h, radius) {
      blurLines(tmp, src, h, stride, w, 1, radius);
      blurLines(dst, tmp, w, 1, h, stride, radius);
    },
    upsampleAdd(dst, stride, w, h, src, srcStride, sw, sh, factor, weight) {
      const u8 = views.u8, share = Math.min(32767, weight << 7);
      // Centre (x + ½) / factor - ½ in eighths of a source pixel: the two neighbours and the second one's weight.
      const place = (x: number): { i: number; k: number } => { const e = ((2 * x + 1) * 4) / factor - 4; return { i: e >> 3, k: e & 7 }; };
      for (let y = 0; y < h; y++) {
        const v = place(y), r0 = src + clampIndex(v.i, sh) * srcStride, r1 = src + clampIndex(v.i + 1, sh) * srcStride;
        const column = (c: number): number => q15(u8[r0 + c] * (8 - v.k) + u8[r1 + c] * v.k, share);
        for (let x = 0; x < w; x++) {
          const u = place(x), at = dst + y * stride + x;
          const value = (column(clampIndex(u.i, sw)) * (8 - u.k) + column(clampIndex(u.i + 1, sw)) * u.k + 32) >> 6;
          u8[at] = Math.min(255, u8[at] + value);
        }
      }
    },
  };
}
