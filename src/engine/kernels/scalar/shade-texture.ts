// Scalar twin of assembly/shade-texture.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { clampByte } from './shade-point.ts';
import type { Views } from './views.ts';

type TextureKernels = Pick<ShadeKernels, 'edgePlane' | 'sharpenPlane' | 'staticRows' | 'ditherRows' | 'screenDots'>;

export const scalarShadeTexture = (views: Views): TextureKernels => ({
  edgePlane(dst, src, stride, w, h) {
    const { u8 } = views;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const at = (dx: number, dy: number): number =>
          u8[src + Math.min(h - 1, Math.max(0, y + dy)) * stride + Math.min(w - 1, Math.max(0, x + dx))];
        const gx = at(1, -1) + 2 * at(1, 0) + at(1, 1) - at(-1, -1) - 2 * at(-1, 0) - at(-1, 1);
        const gy = at(-1, 1) + 2 * at(0, 1) + at(1, 1) - at(-1, -1) - 2 * at(0, -1) - at(1, -1);
        u8[dst + y * stride + x] = Math.min(255, (Math.abs(gx) + Math.abs(gy)) >> 2);
      }
    }
  },

  sharpenPlane(dst, src, stride, w, h, k) {
    const { u8 } = views;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const at = (dx: number, dy: number): number =>
          u8[src + Math.min(h - 1, Math.max(0, y + dy)) * stride + Math.min(w - 1, Math.max(0, x + dx))];
        const v = at(0, 0);
        const detail = 4 * v - at(0, -1) - at(0, 1) - at(-1, 0) - at(1, 0);
        u8[dst + y * stride + x] = clampByte(v + ((detail * 32 * k + 0x4000) >> 15));
      }
    }
  },

  staticRows(plane, stride, rows, chosen, value, noiseStride, density) {
    const { u8 } = views;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < stride; x++) {
        if (u8[chosen + y * noiseStride + x] < density) u8[plane + y * stride + x] = u8[value + y * noiseStride + x];
      }
    }
  },

  ditherRows(plane, stride, rows, y0, thresholds, period, steps) {
    const { u8 } = views;
    const back = Math.floor((65280 + steps - 1) / steps);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < stride; x++) {
        const i = plane + y * stride + x;
        const q = Math.floor((u8[i] * steps + u8[thresholds + ((y0 + y) % period) * stride + x]) / 255);
        u8[i] = (q * back + 128) >> 8;
      }
    }
  },

  screenDots(dst, src, thresholds, k, n) {
    const { u8 } = views;
    for (let i = 0; i < n; i++) u8[dst + i] = clampByte(128 + (((u8[src + i] - u8[thresholds + i]) * k) >> 4));
  },
});
