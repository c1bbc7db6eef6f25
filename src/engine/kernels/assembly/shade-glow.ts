// Kernels of bloom and soft light: a box blur that turns the picture, and the last step that lays a small glow over a large
// frame. Twin: ../scalar/shade-glow.ts.

import { enlargeOnto } from './enlarge';

export function glowAdd4(dst: usize, src: usize, stride: i32, w: i32, h: i32, glow: usize, gStride: i32, gw: i32, gh: i32, tmp: usize): void {
  enlargeOnto(dst, src, stride, w, 0, h, glow, gStride, gw, gh, 4, 256);
}

/** Sixteen means from sixteen sums (u16, two vectors). */
@inline function means(s0: v128, s1: v128, k: v128): v128 {
  const half = i32x4.splat(32768);
  const a = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(s0, k), half), 16), b = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(s0, k), half), 16);
  const c = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(s1, k), half), 16), d = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(s1, k), half), 16);
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_u(a, b), i16x8.narrow_i32x4_u(c, d));
}

const square = memory.data(256, 16);

/** Sixteen rows of sixteen bytes in `square` to columns of dst; only `count` of them lie inside. */
function turnSquare(dst: usize, dstStride: i32, count: i32): void {
  // Four rounds of interleaving rows i and i + 8: after each, a byte's row number has moved one bit into its column number.
  for (let round = 0; round < 4; round++) {
    const r0 = v128.load(square), r1 = v128.load(square, 16), r2 = v128.load(square, 32), r3 = v128.load(square, 48);
    const r4 = v128.load(square, 64), r5 = v128.load(square, 80), r6 = v128.load(square, 96), r7 = v128.load(square, 112);
    pairRows(0, r0, v128.load(square, 128)); pairRows(32, r1, v128.load(square, 144));
    const r10 = v128.load(square, 160), r11 = v128.load(square, 176), r12 = v128.load(square, 192), r13 = v128.load(square, 208), r14 = v128.load(square, 224), r15 = v128.load(square, 240);
    pairRows(64, r2, r10); pairRows(96, r3, r11); pairRows(128, r4, r12); pairRows(160, r5, r13); pairRows(192, r6, r14); pairRows(224, r7, r15);
  }
  for (let i = 0; i < count; i++) v128.store(dst + <usize>i * dstStride, v128.load(square + (i << 4)));
}
@inline function pairRows(at: usize, a: v128, b: v128): void {
  v128.store(square + at, v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  v128.store(square + at, v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16);
}

export function blurTurned(dst: usize, dstStride: i32, src: usize, stride: i32, w: i32, h: i32, radius: i32): void {
  const k = i16x8.splat(<i16>(65536 / (2 * radius + 1)));
  for (let x = 0; x < w; x += 16) {
    const column = src + x;
    let s0 = i16x8.splat(0), s1 = i16x8.splat(0);
    for (let y = -radius; y <= radius; y++) {
      const v = v128.load(column + <usize>min(h - 1, max(0, y)) * stride);
      s0 = i16x8.add(s0, i16x8.extend_low_i8x16_u(v)); s1 = i16x8.add(s1, i16x8.extend_high_i8x16_u(v));
    }
    for (let y0 = 0; y0 < h; y0 += 16) {
      for (let i = 0; i < 16; i++) {
        const y = y0 + i;
        v128.store(square + (i << 4), means(s0, s1, k));
        const enter = v128.load(column + <usize>min(h - 1, max(0, y + radius + 1)) * stride), leave = v128.load(column + <usize>min(h - 1, max(0, y - radius)) * stride);
        s0 = i16x8.sub(i16x8.add(s0, i16x8.extend_low_i8x16_u(enter)), i16x8.extend_low_i8x16_u(leave));
        s1 = i16x8.sub(i16x8.add(s1, i16x8.extend_high_i8x16_u(enter)), i16x8.extend_high_i8x16_u(leave));
      }
      turnSquare(dst + <usize>x * dstStride + y0, dstStride, min(16, w - x));
    }
  }
}
