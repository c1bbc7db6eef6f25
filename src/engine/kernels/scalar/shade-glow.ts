// Scalar twin of assembly/shade-glow.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { enlargeOnto } from './enlarge.ts';
import type { Views } from './views.ts';

const held = (i: number, length: number): number => Math.min(length - 1, Math.max(0, i));

export const scalarShadeGlow = (views: Views): Pick<ShadeKernels, 'glowAdd4' | 'blurTurned'> => ({
  glowAdd4(dst, src, stride, w, h, glow, gStride, gw, gh) {
    enlargeOnto(views.u8, dst, src, stride, w, 0, h, glow, gStride, gw, gh, 4, 256);
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
