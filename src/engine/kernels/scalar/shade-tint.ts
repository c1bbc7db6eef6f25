// Scalar twin of assembly/shade-tint.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import { clampByte } from './shade-point.ts';
import type { Views } from './views.ts';

export const scalarShadeTint = (
  views: Views,
): Pick<ShadeKernels, 'tintPlanes' | 'linearPlane' | 'invertPlane' | 'stepPlane'> => ({
  tintPlanes(dr, dg, db, r, g, b, m, n) {
    const { u8 } = views;
    const k = new Int16Array(u8.buffer, m, 9);
    const offset = new Int32Array(u8.buffer, m + 20, 3);
    for (let i = 0; i < n; i++) {
      const [x, y, z] = [u8[r + i], u8[g + i], u8[b + i]];
      const channel = (c: number): number =>
        clampByte((x * k[c * 3] + y * k[c * 3 + 1] + z * k[c * 3 + 2] + offset[c] + 2048) >> 12);
      [u8[dr + i], u8[dg + i], u8[db + i]] = [channel(0), channel(1), channel(2)];
    }
  },
  linearPlane(dst, src, k, c, n) {
    const { u8 } = views;
    for (let i = 0; i < n; i++) u8[dst + i] = clampByte((u8[src + i] * k + c + 128) >> 8);
  },
  invertPlane(dst, src, n) {
    const { u8 } = views;
    for (let i = 0; i < n; i++) u8[dst + i] = 255 - u8[src + i];
  },
  stepPlane(dst, src, level, n) {
    const { u8 } = views;
    for (let i = 0; i < n; i++) u8[dst + i] = u8[src + i] >= level ? 255 : 0;
  },
});
