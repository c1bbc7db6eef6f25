// From planes to the formats of encoders, previews and stills (twin: scalar/pack.ts).

// Weighted sums use signed-byte dot products, so levels are biased by −128: 31 vector instructions per 16 pixels, against 34 when widened
// to 16 bits and multiplied. A weight is at most 127, so green's 157 is split in two.

import { dotPairs, highPairs, join, lowPairs } from './bytes';
import { shareHigh0, shareHigh1, shareLow0, shareLow1, straight16 } from './alpha';

// @ts-ignore: decorator
@inline function s(x: i32): v128 { return i16x8.splat(<i16>x); }
/** Two weights for a byte pair. */
// @ts-ignore: decorator
@inline function weights(first: i32, second: i32): v128 { return i16x8.splat(<i16>(first | (second << 8))); }
// @ts-ignore: decorator
@inline function lower(x: v128): v128 { return v128.xor(x, i8x16.splat(-128)); }
/** 256ths, rounded: a product by 128 in Q15 adds the half for rounding itself. */
// @ts-ignore: decorator
@inline function rounded(x: v128): v128 { return i16x8.q15mulr_sat_s(x, s(128)); }
/** Eight lumas, less 126: 47 r + 79 g and 16 b + 78 g. */
// @ts-ignore: decorator
@inline function luma8(isRelaxed: bool, rg: v128, bg: v128): v128 {
  return rounded(i16x8.add(dotPairs(isRelaxed, rg, weights(47, 79)), dotPairs(isRelaxed, bg, weights(16, 78))));
}
/** Levels are biased by −128: 220 · 128 + 16 · 256 is 126 · 256. */
// @ts-ignore: decorator
@inline function luma16(isRelaxed: bool, r: v128, g: v128, b: v128): v128 {
  const first = luma8(isRelaxed, lowPairs(r, g), lowPairs(b, g)), second = luma8(isRelaxed, highPairs(r, g), highPairs(b, g));
  return i8x16.add(i8x16.narrow_i16x8_s(first, second), i8x16.splat(126));
}
/** Eight chromas, less 128, from the means of two rows; the weights sum to 0, so the −128 bias cancels out. */
// @ts-ignore: decorator
@inline function chroma8(isRelaxed: bool, plus: v128, a: v128, ka: i32, b: v128, kb: i32): v128 {
  return rounded(i16x8.sub(i16x8.sub(dotPairs(isRelaxed, plus, weights(56, 56)), dotPairs(isRelaxed, a, weights(ka, ka))), dotPairs(isRelaxed, b, weights(kb, kb))));
}
// @ts-ignore: decorator
@inline function luma1(r: usize, g: usize, b: usize): u8 {
  return <u8>((47 * <i32>load<u8>(r) + 157 * <i32>load<u8>(g) + 16 * <i32>load<u8>(b) + 16 * 256 + 128) >> 8);
}
/** Both columns of a 2 × 2 block: sums of the rounded vertical means. */
// @ts-ignore: decorator
@inline function means1(p: usize, stride: i32): i32 {
  return ((<i32>load<u8>(p) + <i32>load<u8>(p + stride) + 1) >> 1) + ((<i32>load<u8>(p + 1) + <i32>load<u8>(p + stride + 1) + 1) >> 1);
}
// @ts-ignore: decorator
@inline function pack(isRelaxed: bool, y: usize, u: usize, v: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  const half = w >> 1, step = <usize>stride;
  for (let row = 0; row < h; row += 2) {
    let x = 0;
    for (; x + 16 <= w; x += 16) {
      const r0 = v128.load(r + x), g0 = v128.load(g + x), b0 = v128.load(b + x);
      const r1 = v128.load(r + step + x), g1 = v128.load(g + step + x), b1 = v128.load(b + step + x);
      v128.store(y + x, luma16(isRelaxed, lower(r0), lower(g0), lower(b0)));
      v128.store(y + w + x, luma16(isRelaxed, lower(r1), lower(g1), lower(b1)));
      const mr = lower(i8x16.avgr_u(r0, r1)), mg = lower(i8x16.avgr_u(g0, g1)), mb = lower(i8x16.avgr_u(b0, b1));
      const chroma = lower(i8x16.narrow_i16x8_s(chroma8(isRelaxed, mb, mr, 13, mg, 43), chroma8(isRelaxed, mr, mg, 51, mb, 5)));
      v128.store64_lane(u + (x >> 1), chroma, 0);
      v128.store64_lane(v + (x >> 1), chroma, 1);
    }
    for (; x < w; x += 2) {
      const p = <usize>x;
      store<u8>(y + p, luma1(r + p, g + p, b + p));
      store<u8>(y + p + 1, luma1(r + p + 1, g + p + 1, b + p + 1));
      store<u8>(y + w + p, luma1(r + step + p, g + step + p, b + step + p));
      store<u8>(y + w + p + 1, luma1(r + step + p + 1, g + step + p + 1, b + step + p + 1));
      const R = means1(r + p, stride), G = means1(g + p, stride), B = means1(b + p, stride);
      store<u8>(u + (x >> 1), <u8>((56 * B - 13 * R - 43 * G + 32896) >> 8));
      store<u8>(v + (x >> 1), <u8>((56 * R - 51 * G - 5 * B + 32896) >> 8));
    }
    r += 2 * step; g += 2 * step; b += 2 * step;
    y += 2 * w; u += half; v += half;
  }
}
export function packYuv420(y: usize, u: usize, v: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void { pack(true, y, u, v, r, g, b, stride, w, h); }
/** The same without relaxed SIMD (load-kernels.ts). */
export function packYuv420Plain(y: usize, u: usize, v: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void { pack(false, y, u, v, r, g, b, stride, w, h); }

// @ts-ignore: decorator
@inline function storeRgba(dst: usize, R: v128, G: v128, B: v128, A: v128): void {
  // r0 g0 r1 g1 … and b0 a0 b1 a1 …, then interleaved as pairs.
  const rgLow = lowPairs(R, G), rgHigh = highPairs(R, G), baLow = lowPairs(B, A), baHigh = highPairs(B, A);
  v128.store(dst, i16x8.shuffle(rgLow, baLow, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(dst, i16x8.shuffle(rgLow, baLow, 4, 12, 5, 13, 6, 14, 7, 15), 16);
  v128.store(dst, i16x8.shuffle(rgHigh, baHigh, 0, 8, 1, 9, 2, 10, 3, 11), 32);
  v128.store(dst, i16x8.shuffle(rgHigh, baHigh, 4, 12, 5, 13, 6, 14, 7, 15), 48);
}
export function packRgba(dst: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  const opaque = i8x16.splat(-1);
  for (let row = 0; row < h; row++) {
    const at = <usize>(row * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16, dst += 64) storeRgba(dst, v128.load(r + at + x), v128.load(g + at + x), v128.load(b + at + x), opaque);
    for (; x < w; x++, dst += 4) {
      const p = at + x;
      store<u32>(dst, <u32>load<u8>(r + p) | (<u32>load<u8>(g + p) << 8) | (<u32>load<u8>(b + p) << 16) | 0xff000000);
    }
  }
}
// @ts-ignore: decorator
@inline function straight1(c: u8, a: u8): u32 { return a == 0 ? 0 : <u32>floor<f32>(<f32>c * (<f32>255 / <f32>a) + <f32>0.5); }
export function packStraight(dst: usize, r: usize, g: usize, b: usize, a: usize, stride: i32, w: i32, h: i32): void {
  const opaque = i8x16.splat(-1);
  for (let row = 0; row < h; row++) {
    const at = <usize>(row * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16, dst += 64) {
      const R = v128.load(r + at + x), G = v128.load(g + at + x), B = v128.load(b + at + x);
      const A = i8x16.max_u(v128.load(a + at + x), i8x16.max_u(R, i8x16.max_u(G, B)));
      if (!v128.any_true(A) || i8x16.all_true(i8x16.eq(A, opaque))) { storeRgba(dst, R, G, B, A); continue; }
      const k0 = shareLow0(A), k1 = shareLow1(A), k2 = shareHigh0(A), k3 = shareHigh1(A);
      storeRgba(dst, straight16(R, k0, k1, k2, k3), straight16(G, k0, k1, k2, k3), straight16(B, k0, k1, k2, k3), A);
    }
    for (; x < w; x++, dst += 4) {
      const p = at + x, R = load<u8>(r + p), G = load<u8>(g + p), B = load<u8>(b + p), A = max(load<u8>(a + p), max(R, max(G, B)));
      store<u32>(dst, straight1(R, A) | (straight1(G, A) << 8) | (straight1(B, A) << 16) | (<u32>A << 24));
    }
  }
}
export function packRgb(dst: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  for (let row = 0; row < h; row++) {
    const at = <usize>(row * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16, dst += 48) {
      const R = v128.load(r + at + x), G = v128.load(g + at + x), B = v128.load(b + at + x);
      // Swizzle r and g into place with gaps, then b into the gaps.
      const rg0 = i8x16.shuffle(R, G, 0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5);
      const rg1 = i8x16.shuffle(R, G, 21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26);
      const rg2 = i8x16.shuffle(R, G, 0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0);
      v128.store(dst, i8x16.shuffle(rg0, B, 0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15));
      v128.store(dst, i8x16.shuffle(rg1, B, 0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15), 16);
      v128.store(dst, i8x16.shuffle(rg2, B, 26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31), 32);
    }
    for (; x < w; x++, dst += 3) {
      const p = at + x;
      store<u8>(dst, load<u8>(r + p)); store<u8>(dst + 1, load<u8>(g + p)); store<u8>(dst + 2, load<u8>(b + p));
    }
  }
}
