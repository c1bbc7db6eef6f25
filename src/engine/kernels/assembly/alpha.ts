// Planes with alpha: premultiplied colours, and compositing them over others (twin: scalar/alpha.ts).

import { fractionHigh, fractionLow } from './blend-modes';
import { div255x8, high, join, low } from './bytes';

// @ts-ignore: decorator
@inline function share4(levels: v128): v128 { return f32x4.div(f32x4.splat(255), f32x4.convert_i32x4_u(levels)); }
// 255 / alpha of the pixels 0–3, 4–7, 8–11 and 12–15 of a vector: infinite where the alpha is 0.
// @ts-ignore: decorator
@inline export function shareLow0(a: v128): v128 { return share4(i32x4.extend_low_i16x8_u(low(a))); }
// @ts-ignore: decorator
@inline export function shareLow1(a: v128): v128 { return share4(i32x4.extend_high_i16x8_u(low(a))); }
// @ts-ignore: decorator
@inline export function shareHigh0(a: v128): v128 { return share4(i32x4.extend_low_i16x8_u(high(a))); }
// @ts-ignore: decorator
@inline export function shareHigh1(a: v128): v128 { return share4(i32x4.extend_high_i16x8_u(high(a))); }
/** floor(c · k + 0.5); 0 where c is 0 and k infinite. */
// @ts-ignore: decorator
@inline function scaled4(c: v128, k: v128): v128 {
  return i32x4.trunc_sat_f32x4_u(f32x4.add(f32x4.mul(f32x4.convert_i32x4_u(c), k), f32x4.splat(0.5)));
}
/** Straight levels of sixteen premultiplied ones, none above its alpha. */
// @ts-ignore: decorator
@inline export function straight16(c: v128, k0: v128, k1: v128, k2: v128, k3: v128): v128 {
  const first = low(c), second = high(c);
  return join(
    i16x8.narrow_i32x4_u(scaled4(i32x4.extend_low_i16x8_u(first), k0), scaled4(i32x4.extend_high_i16x8_u(first), k1)),
    i16x8.narrow_i32x4_u(scaled4(i32x4.extend_low_i16x8_u(second), k2), scaled4(i32x4.extend_high_i16x8_u(second), k3)));
}

export function raiseAlpha(a: usize, r: usize, g: usize, b: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16)
    v128.store(a + i, i8x16.max_u(i8x16.max_u(v128.load(a + i), v128.load(r + i)), i8x16.max_u(v128.load(g + i), v128.load(b + i))));
}
export function capToAlpha(r: usize, g: usize, b: usize, a: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const most = v128.load(a + i);
    v128.store(r + i, i8x16.min_u(v128.load(r + i), most));
    v128.store(g + i, i8x16.min_u(v128.load(g + i), most));
    v128.store(b + i, i8x16.min_u(v128.load(b + i), most));
  }
}

/** div255(x · y) in sixteen lanes. */
// @ts-ignore: decorator
@inline function product16(x: v128, y: v128): v128 {
  return join(div255x8(i16x8.extmul_low_i8x16_u(x, y)), div255x8(i16x8.extmul_high_i8x16_u(x, y)));
}
export function straightenRows(r: usize, g: usize, b: usize, a: usize, shown: usize, stride: i32, rows: i32): void {
  const opaque = i8x16.splat(-1);
  for (let row = 0; row < rows; row++) {
    for (let x: usize = 0; x < <usize>stride; x += 16) {
      const A = v128.load(a + x);
      if (!v128.any_true(A)) continue;
      if (!i8x16.all_true(i8x16.eq(A, opaque))) {
        const k0 = shareLow0(A), k1 = shareLow1(A), k2 = shareHigh0(A), k3 = shareHigh1(A);
        v128.store(r + x, straight16(v128.load(r + x), k0, k1, k2, k3));
        v128.store(g + x, straight16(v128.load(g + x), k0, k1, k2, k3));
        v128.store(b + x, straight16(v128.load(b + x), k0, k1, k2, k3));
      }
      v128.store(a + x, product16(A, v128.load(shown + x)));
    }
    r += stride; g += stride; b += stride; a += stride;
  }
}
export function premultiply(r: usize, g: usize, b: usize, a: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const A = v128.load(a + i);
    v128.store(r + i, product16(v128.load(r + i), A));
    v128.store(g + i, product16(v128.load(g + i), A));
    v128.store(b + i, product16(v128.load(b + i), A));
  }
}
// @ts-ignore: decorator
@inline function over16(below: usize, src: v128, shown: v128, k0: v128, k1: v128): void {
  const v = v128.load(below), first = low(v), second = high(v), top = product16(src, shown);
  v128.store(below, i8x16.add_sat_u(join(
    i16x8.add(first, i16x8.q15mulr_sat_s(i16x8.neg(first), k0)), i16x8.add(second, i16x8.q15mulr_sat_s(i16x8.neg(second), k1))), top));
}
export function overRows(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, a: usize, shown: usize, stride: i32, rows: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let x: usize = 0; x < <usize>stride; x += 16) {
      const A = v128.load(a + x);
      if (!v128.any_true(A)) continue;
      const S = v128.load(shown + x), weight = product16(A, S), k0 = fractionLow(weight), k1 = fractionHigh(weight);
      over16(r + x, v128.load(fromR + x), S, k0, k1);
      over16(g + x, v128.load(fromG + x), S, k0, k1);
      over16(b + x, v128.load(fromB + x), S, k0, k1);
      v128.store(a + x, weight);
    }
    r += stride; g += stride; b += stride; fromR += stride; fromG += stride; fromB += stride; a += stride;
  }
}
export function coverBy(uncovered: usize, weights: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const w = v128.load(weights + i);
    if (v128.any_true(w)) v128.store(uncovered + i, product16(v128.load(uncovered + i), v128.not(w)));
  }
}
export function raiseBy(a: usize, weights: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const w = v128.load(weights + i);
    if (!v128.any_true(w)) continue;
    const v = v128.load(a + i), rest = v128.not(v);
    v128.store(a + i, join(
      i16x8.add(low(v), i16x8.q15mulr_sat_s(low(rest), fractionLow(w))), i16x8.add(high(v), i16x8.q15mulr_sat_s(high(rest), fractionHigh(w)))));
  }
}
