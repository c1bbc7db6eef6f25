// Scalar twin of assembly/shade-glow.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import type { Views } from './views.ts';

const held = (i: number, length: number): number => Math.min(length - 1, Math.max(0, i));

export const scalarShadeGlow = (views: Views): Pick<ShadeKernels, 'glowAdd4' | 'blurTurned'> => ({
  glowAdd4(dst, src, stride, w, h, glow, gStride, gw, gh) {
    const { u8 } = views;
    // Pixel i lies between the glow's pixels (2i − 3) / 8 and the next, in eighths.
    const place = (i: number): { first: number; k: number } => ({ first: (2 * i - 3) >> 3, k: (2 * i - 3) & 7 });
    for (let y = 0; y < h; y++) {
      const v = place(y);
      for (let x = 0; x < stride; x++) {
        const u = place(x);
        const at = (row: number, col: number): number => u8[glow + held(row, gh) * gStride + held(col, gw)];
        const upper = at(v.first, u.first) * (8 - u.k) + at(v.first, u.first + 1) * u.k;
        const lower = at(v.first + 1, u.first) * (8 - u.k) + at(v.first + 1, u.first + 1) * u.k;
        u8[dst + y * stride + x] = Math.min(255, u8[src + y * stride + x] + ((upper * (8 - v.k) + lower * v.k + 32) >> 6));
      }
    }
  },

  blurTurned(dst, dstStride, src, stride, w, h, radius) {
    const { u8 } = views;
    const k = Math.floor(65536 / (2 * radius + 1));
    for (let x = 0; x < w; x++) {
      for (let y = 0; y < dstStride && y < ((h + 15) & ~15); y++) {
        let sum = 0;
        for (let i = y - radius; i <= y + radius; i++) sum += u8[src + held(i, h) * stride + x];
        u8[dst + x * dstStride + y] = (sum * k + 32768) >>> 16;
      }
    }
  },
});
