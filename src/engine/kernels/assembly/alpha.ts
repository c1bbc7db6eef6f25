// Planes with alpha: premultiplied colours, and compositing them over others (twin: scalar/alpha.ts).

import { high, join, low } from './bytes';

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
