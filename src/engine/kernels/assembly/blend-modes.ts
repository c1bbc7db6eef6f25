// Blend modes (scalar twin, with the formulas: scalar/blend.ts). In sRGB every mode runs on eight u16 lanes. In linear light each
// pixel is a table lookup: one row per source level b holds the blended linear level for every sRGB backdrop level, built on first use.

import { div255x8, high, join, low } from './bytes';

const LINEAR_MAX: i32 = 16383;

// Filled by load-kernels.ts from scalar/srgb.ts, so that both twins share one table.
const LINEAR_OF_SRGB = memory.data(512, 16);
const SRGB_OF_LINEAR = memory.data(16384, 16);
export function linearOfSrgb(): usize { return LINEAR_OF_SRGB; }
export function srgbOfLinear(): usize { return SRGB_OF_LINEAR; }

const LINEAR_ROWS = memory.data(20 * 256 * 512, 16);
/** 1 once the row of a mode and level has been built. */
const MADE = memory.data(20 * 256, 16);

/** 0 … 255 as a Q15 fraction: 0 maps to 0, 255 to 32767. */
// @ts-ignore: decorator
@inline export function fraction(x: i32): i32 { return (x * 257) >> 1; }
/** a · b in Q15, rounded half up. */
// @ts-ignore: decorator
@inline export function q15(a: i32, b: i32): i32 { return (a * b + 0x4000) >> 15; }
// @ts-ignore: decorator
@inline function clip(x: i32, most: i32): i32 { return x < 0 ? 0 : x > most ? most : x; }
// @ts-ignore: decorator
@inline function mul(x: i32, y: i32, most: i32): i32 { return (x * y + (most >> 1)) / most; }
function hard(x: i32, y: i32, most: i32): i32 {
  return y < (most + 1) >> 1 ? mul(2 * y, x, most) : most - mul(2 * (most - y), most - x, most);
}
function dodge(x: i32, y: i32, most: i32): i32 { return x == 0 ? 0 : y >= most ? most : clip((x * most) / (most - y), most); }
function burn(x: i32, y: i32, most: i32): i32 { return x == most ? most : y <= 0 ? 0 : most - clip(((most - x) * most) / y, most); }
/** The blended level, 0 … most. */
function blendLevel(mode: i32, a: i32, b: i32, most: i32): i32 {
  const half = (most + 1) >> 1;
  switch (mode) {
    case 1: return clip(a + b, most);
    case 2: return clip(a - b, most);
    case 3: return mul(a, b, most);
    case 4: return a + b - mul(a, b, most);
    case 5: return hard(b, a, most);
    case 6: { const t = mul(a, b, most); return t + mul(a, a + b - t - t, most); }
    case 7: return hard(a, b, most);
    case 8: return abs(a - b);
    case 9: return clip(a + b - 2 * mul(a, b, most), most);
    case 10: return dodge(a, b, most);
    case 11: return burn(a, b, most);
    case 12: return clip(a + 2 * b - most, most);
    case 13: return b < half ? burn(a, 2 * b, most) : dodge(a, 2 * b - most, most);
    case 14: return b < half ? min(a, 2 * b) : max(a, 2 * b - most);
    case 15: return a + b >= most ? most : 0;
    case 16: return max(a, b);
    case 17: return min(a, b);
    case 18: return clip(a - b + half, most);
    case 19: return clip(a + b - half, most);
    default: return b;
  }
}
// @ts-ignore: decorator
@inline function toLinear(level: i32): i32 { return load<u16>(LINEAR_OF_SRGB + (<usize>level << 1)); }

/** 256 blended linear levels (u16), indexed by the sRGB backdrop level, for sRGB source level b. */
export function linearRow(mode: i32, b: i32): usize {
  const index = <usize>((mode << 8) | b), row = LINEAR_ROWS + (index << 9), flag = MADE + index;
  if (load<u8>(flag) == 0) {
    const top = toLinear(b);
    for (let a = 0; a < 256; a++) store<u16>(row + (<usize>a << 1), blendLevel(mode, toLinear(a), top, LINEAR_MAX));
    store<u8>(flag, 1);
  }
  return row;
}
/** Address of a row of linearRow; builds the row on first use. */
// @ts-ignore: decorator
@inline export function linearRowOf(mode: i32, b: i32): usize { return LINEAR_ROWS + (<usize>((mode << 8) | b) << 9); }
/** Blends one pixel through a row of linearRow. */
// @ts-ignore: decorator
@inline export function mixLinear(row: usize, below: i32, k: i32): i32 {
  const a = toLinear(below);
  return load<u8>(SRGB_OF_LINEAR + (a + q15(<i32>load<u16>(row + (<usize>below << 1)) - a, k)));
}

// @ts-ignore: decorator
@inline function s(x: i32): v128 { return i16x8.splat(<i16>x); }
// @ts-ignore: decorator
@inline function mul8(x: v128, y: v128): v128 { return div255x8(i16x8.mul(x, y)); }
// @ts-ignore: decorator
@inline function clip8(x: v128): v128 { return i16x8.max_s(i16x8.min_s(x, s(255)), s(0)); }
// @ts-ignore: decorator
@inline function hard8(x: v128, y: v128): v128 {
  const dark = mul8(i16x8.add(y, y), x), rest = i16x8.sub(s(255), y);
  const light = i16x8.sub(s(255), mul8(i16x8.add(rest, rest), i16x8.sub(s(255), x)));
  return v128.bitselect(dark, light, i16x8.lt_s(y, s(128)));
}
/** min(255, floor(n / d)) in four lanes, n an integer below 2¹⁶; 255 where d is 0, undefined for 0 / 0. */
// @ts-ignore: decorator
@inline function quotient4(n: v128, d: v128): v128 {
  const q = f32x4.floor(f32x4.pmin(f32x4.splat(255), f32x4.div(f32x4.convert_i32x4_s(n), f32x4.convert_i32x4_s(d))));
  return v128.and(f32x4.add(q, f32x4.splat(8388608)), i32x4.splat(255));
}
// @ts-ignore: decorator
@inline function quotient8(n: v128, d: v128): v128 {
  return i16x8.narrow_i32x4_u(
    quotient4(i32x4.extend_low_i16x8_u(n), i32x4.extend_low_i16x8_u(d)),
    quotient4(i32x4.extend_high_i16x8_u(n), i32x4.extend_high_i16x8_u(d)));
}
// @ts-ignore: decorator
@inline function dodge8(a: v128, b: v128): v128 {
  const q = v128.bitselect(s(255), quotient8(i16x8.mul(a, s(255)), i16x8.sub(s(255), b)), i16x8.ge_s(b, s(255)));
  return v128.and(q, i16x8.ne(a, s(0)));
}
// @ts-ignore: decorator
@inline function burn8(a: v128, b: v128): v128 {
  const q = i16x8.sub(s(255), quotient8(i16x8.mul(i16x8.sub(s(255), a), s(255)), b));
  return v128.bitselect(s(255), v128.and(q, i16x8.gt_s(b, s(0))), i16x8.eq(a, s(255)));
}
/** The source level in the form that blend8 and mix16 take: a Q15 fraction for multiply and screen. */
// @ts-ignore: decorator
@inline export function topLevel(mode: i32, b: i32): i32 { return mode == 3 || mode == 4 ? fraction(b) : b; }
/** Sixteen levels as Q15 fractions: byte-doubling v gives 257 v. */
// @ts-ignore: decorator
@inline export function fractionLow(x: v128): v128 { return i16x8.shr_u(i8x16.shuffle(x, x, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7), 1); }
// @ts-ignore: decorator
@inline export function fractionHigh(x: v128): v128 { return i16x8.shr_u(i8x16.shuffle(x, x, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15), 1); }
// @ts-ignore: decorator
@inline export function topLow(mode: i32, b: v128): v128 { return mode == 3 || mode == 4 ? fractionLow(b) : low(b); }
// @ts-ignore: decorator
@inline export function topHigh(mode: i32, b: v128): v128 { return mode == 3 || mode == 4 ? fractionHigh(b) : high(b); }
/**
 * Blends eight pixels. `mode` is a constant wherever this is inlined, so only its case survives. b is a topLevel; screen is handled
 * in mixed8.
 */
// @ts-ignore: decorator
@inline export function blend8(mode: i32, a: v128, b: v128): v128 {
  if (mode == 1) return i16x8.min_s(i16x8.add(a, b), s(255));
  if (mode == 2) return i16x8.sub_sat_u(a, b);
  if (mode == 3) return i16x8.q15mulr_sat_s(a, b);
  if (mode == 5) return hard8(b, a);
  if (mode == 6) { const t = mul8(a, b); return i16x8.add(t, mul8(a, i16x8.sub(i16x8.sub(i16x8.add(a, b), t), t))); }
  if (mode == 7) return hard8(a, b);
  if (mode == 8) return i16x8.sub(i16x8.max_s(a, b), i16x8.min_s(a, b));
  if (mode == 9) { const t = mul8(a, b); return clip8(i16x8.sub(i16x8.sub(i16x8.add(a, b), t), t)); }
  if (mode == 10) return dodge8(a, b);
  if (mode == 11) return burn8(a, b);
  if (mode == 13) {
    const twice = i16x8.add(b, b);
    return v128.bitselect(burn8(a, twice), dodge8(a, i16x8.sub(twice, s(255))), i16x8.lt_s(b, s(128)));
  }
  if (mode == 12) return clip8(i16x8.sub(i16x8.add(a, i16x8.add(b, b)), s(255)));
  if (mode == 14) {
    const twice = i16x8.add(b, b);
    return v128.bitselect(i16x8.min_s(a, twice), i16x8.max_s(a, i16x8.sub(twice, s(255))), i16x8.lt_s(b, s(128)));
  }
  if (mode == 15) return v128.and(i16x8.ge_s(i16x8.add(a, b), s(255)), s(255));
  if (mode == 16) return i16x8.max_s(a, b);
  if (mode == 17) return i16x8.min_s(a, b);
  if (mode == 18) return clip8(i16x8.add(i16x8.sub(a, b), s(128)));
  if (mode == 19) return clip8(i16x8.sub(i16x8.add(a, b), s(128)));
  return b;
}
/** mix(below, blend(below, top), k / 32767) in eight lanes. Screen scales 255 − below instead of below. */
// @ts-ignore: decorator
@inline export function mixed8(mode: i32, a: v128, b: v128, k: v128): v128 {
  if (mode == 4) return i16x8.add(a, i16x8.q15mulr_sat_s(i16x8.sub(s(255), a), i16x8.q15mulr_sat_s(k, b)));
  return i16x8.add(a, i16x8.q15mulr_sat_s(i16x8.sub(blend8(mode, a, b), a), k));
}
/** The same for sixteen pixels; b0, b1 and k0, k1 are the low and high halves of the source and of k. */
// @ts-ignore: decorator
@inline export function mix16(mode: i32, a: v128, b0: v128, b1: v128, k0: v128, k1: v128): v128 { return join(mixed8(mode, low(a), b0, k0), mixed8(mode, high(a), b1, k1)); }
