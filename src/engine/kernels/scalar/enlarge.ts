// Scalar twin of assembly/enlarge.ts: bilinear upscaling added to a plane.

import type { FrameKernels } from '../abi/frame.ts';
import type { Views } from './views.ts';

const clampIndex = (i: number, n: number): number => (i < 0 ? 0 : i >= n ? n - 1 : i);
const q15 = (a: number, b: number): number => (a * b + 0x4000) >> 15;
const avg = (a: number, b: number): number => (a + b + 1) >> 1;
/** Mixes bytes a and b with k eighths of b, by averages alone. */
function between(a: number, b: number, k: number): number {
  if (k > 4) return between(b, a, 8 - k);
  const m = avg(a, b),
    quarter = avg(a, m);
  return k === 1 ? avg(a, quarter) : k === 2 ? quarter : avg(m, quarter);
}

/** Rows [y0, y1) of dst = from + the upscaled source. */
export function enlargeOnto(
  u8: Uint8Array,
  dst: number,
  from: number,
  stride: number,
  w: number,
  y0: number,
  y1: number,
  src: number,
  srcStride: number,
  sw: number,
  sh: number,
  factor: number,
  weight: number,
): void {
  const share = Math.min(32767, weight << 7);
  // Source coordinate (x + ½) / factor - ½ in eighths of a pixel: the two neighbours and the second one's weight.
  const place = (x: number): { i: number; k: number } => {
    const e = ((2 * x + 1) * 4) / factor - 4;
    return { i: e >> 3, k: e & 7 };
  };
  for (let y = y0; y < y1; y++) {
    const v = place(y),
      r0 = src + clampIndex(v.i, sh) * srcStride,
      r1 = src + clampIndex(v.i + 1, sh) * srcStride;
    for (let x = 0; x < w; x++) {
      const u = place(x),
        left = clampIndex(u.i, sw),
        right = clampIndex(u.i + 1, sw),
        at = y * stride + x;
      const across = (row: number): number =>
        factor === 4 && weight >= 256
          ? between(u8[row + left], u8[row + right], u.k)
          : (q15(u8[row + left] * 8, share) * (8 - u.k) + q15(u8[row + right] * 8, share) * u.k + 32) >> 6;
      u8[dst + at] = Math.min(255, u8[from + at] + between(across(r0), across(r1), v.k));
    }
  }
}

export const scalarEnlarge = (views: Views): Pick<FrameKernels, 'upsampleAddRows'> => ({
  upsampleAddRows(dst, stride, w, y0, y1, src, srcStride, sw, sh, f, weight) {
    enlargeOnto(views.u8, dst, dst, stride, w, y0, y1, src, srcStride, sw, sh, f, weight);
  },
});
