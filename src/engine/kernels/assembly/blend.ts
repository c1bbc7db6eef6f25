// blendPlane: one plane laid on another (twin: scalar/blend.ts). Each arithmetic mode is its own loop, the mode a constant in it.

import { linearRow, mix16, mixLinear, mixSrgb, srgbRow, fraction, topHigh, topLow } from './blend-modes';

// @ts-ignore: decorator
@inline function planeOf(mode: i32, dst: usize, below: usize, src: usize, alpha: i32, n: i32): void {
  const k = i16x8.splat(<i16>fraction(alpha));
  for (const end = dst + ((<usize>n + 15) & ~15); dst < end; dst += 16, below += 16, src += 16) {
    const a = v128.load(below), b = v128.load(src);
    v128.store(dst, mix16(mode, a, topLow(mode, b), topHigh(mode, b), k, k));
  }
}
export function blendPlane(dst: usize, below: usize, src: usize, mode: i32, linear: i32, alpha: i32, n: i32): void {
  const k = fraction(alpha);
  if (linear != 0) {
    for (const end = dst + n; dst < end; dst++, below++, src++) {
      store<u8>(dst, mixLinear(linearRow(mode, load<u8>(src)), load<u8>(below), k));
    }
    return;
  }
  switch (mode) {
    case 0: planeOf(0, dst, below, src, alpha, n); return;
    case 1: planeOf(1, dst, below, src, alpha, n); return;
    case 2: planeOf(2, dst, below, src, alpha, n); return;
    case 3: planeOf(3, dst, below, src, alpha, n); return;
    case 4: planeOf(4, dst, below, src, alpha, n); return;
    case 5: planeOf(5, dst, below, src, alpha, n); return;
    case 6: planeOf(6, dst, below, src, alpha, n); return;
    case 7: planeOf(7, dst, below, src, alpha, n); return;
    case 8: planeOf(8, dst, below, src, alpha, n); return;
    case 9: planeOf(9, dst, below, src, alpha, n); return;
    case 12: planeOf(12, dst, below, src, alpha, n); return;
    case 14: planeOf(14, dst, below, src, alpha, n); return;
    case 15: planeOf(15, dst, below, src, alpha, n); return;
    case 16: planeOf(16, dst, below, src, alpha, n); return;
    case 17: planeOf(17, dst, below, src, alpha, n); return;
    case 18: planeOf(18, dst, below, src, alpha, n); return;
    case 19: planeOf(19, dst, below, src, alpha, n); return;
    default:
      for (const end = dst + n; dst < end; dst++, below++, src++) {
        store<u8>(dst, mixSrgb(srgbRow(mode, load<u8>(src)), load<u8>(below), k));
      }
  }
}
