// Scalar twin of assembly/shade-point.ts, one pixel at a time.

import type { ShadeKernels } from '../abi/shade.ts';
import type { Views } from './views.ts';

export const div255 = (x: number): number => (x + 128 + ((x + 128) >> 8)) >> 8;
export const clampByte = (x: number): number => (x < 0 ? 0 : x > 255 ? 255 : x);
/** Linear interpolation between two levels, w 0..128, rounded. */
export const between = (a: number, b: number, w: number): number => (a * (128 - w) + b * w + 64) >> 7;
/** A bilinear sample of a plane at a coordinate in 128ths, vertical first; outside is black. Twin of assembly/shade-fetch.ts. */
export function fetched(
  u8: Uint8Array,
  plane: number,
  stride: number,
  w: number,
  h: number,
  fx: number,
  fy: number,
): number {
  const [x, y, wx, wy] = [fx >> 7, fy >> 7, fx & 127, fy & 127];
  const tap = (px: number, py: number): number =>
    px < 0 || py < 0 || px >= w || py >= h ? 0 : u8[plane + py * stride + px];
  return between(between(tap(x, y), tap(x, y + 1), wy), between(tap(x + 1, y), tap(x + 1, y + 1), wy), wx);
}
const q15 = (a: number, b: number): number => (a * b + 0x4000) >> 15;

type PointKernels = Pick<ShadeKernels, 'dimPlanes' | 'gainRows' | 'gainColumns' | 'revealPlane' | 'slideRows'>;

export const scalarShadePoint = (views: Views): PointKernels => ({
  dimPlanes(r, g, b, falloff, strength, n) {
    const { u8 } = views;
    for (let i = 0; i < n; i++) {
      const f = u8[falloff + i];
      const gain = 32767 - q15((f << 7) | (f >> 1), strength);
      for (const plane of [r, g, b]) u8[plane + i] = q15(u8[plane + i], gain);
    }
  },

  gainRows(r, g, b, stride, rows, gains) {
    const { u8 } = views;
    for (let y = 0; y < rows; y++) {
      for (const plane of [r, g, b]) {
        for (let i = plane + y * stride; i < plane + (y + 1) * stride; i++) u8[i] = div255(u8[i] * u8[gains + y]);
      }
    }
  },

  gainColumns(r, g, b, stride, rows, gr, gg, gb) {
    const { u8 } = views;
    for (const [plane, gains] of [
      [r, gr],
      [g, gg],
      [b, gb],
    ]) {
      for (let y = 0; y < rows; y++) {
        const row = plane + y * stride;
        for (let x = 0; x < stride; x++) u8[row + x] = Math.min(255, (u8[row + x] * u8[gains + x]) >> 7);
      }
    }
  },

  revealPlane(dst, a, b, turns, edge, soft, n) {
    const { u8 } = views;
    const turn = views.u16At(turns, n);
    const scale = Math.floor((16777216 + soft - 1) / soft);
    for (let i = 0; i < n; i++) {
      const late = Math.min(soft, Math.max(0, edge - turn[i]));
      const m = (late * scale) >>> 16;
      u8[dst + i] = (u8[a + i] * (256 - m) + u8[b + i] * m + 128) >> 8;
    }
  },

  slideRows(plane, stride, width, rows, by) {
    const { u8 } = views;
    const whole = by >> 7;
    const w = by & 127;
    const last = width - 1;
    for (let y = 0; y < rows; y++) {
      const row = u8.slice(plane + y * stride, plane + y * stride + width);
      for (let x = 0; x < width; x++) {
        const a = row[Math.min(last, Math.max(0, x + whole))];
        const b = row[Math.min(last, Math.max(0, x + whole + 1))];
        u8[plane + y * stride + x] = between(a, b, w);
      }
    }
  },
});
