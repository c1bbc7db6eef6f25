// Helpers of the shade kernels, on eight u16 or sixteen u8 lanes.

import { highPairs, lowPairs } from './bytes';

/** (x + 128 + ((x + 128) >> 8)) >> 8 in eight u16 lanes: x / 255 rounded. */
@inline
export function div255(x: v128): v128 {
  const y = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(y, i16x8.shr_u(y, 8)), 8);
}

/** div255(a · b) in sixteen byte lanes. */
@inline
export function mul255(a: v128, b: v128): v128 {
  return i8x16.narrow_i16x8_u(div255(i16x8.extmul_low_i8x16_u(a, b)), div255(i16x8.extmul_high_i8x16_u(a, b)));
}

/**
 * Linear interpolation a + (b − a) · w / 128, rounded, in eight u16 lanes up to 255. w is 0..128, passed as `fine` = w · 256 (32767 for
 * 128, which is exactly b): one rounding product and an add instead of six instructions, with the same bits.
 */
@inline
export function toward(a: v128, b: v128, fine: v128): v128 {
  return i16x8.add(a, i16x8.q15mulr_sat_s(i16x8.sub(b, a), fine));
}
/** The low and high eight of sixteen weights 0..127 as `toward` takes them, or of signed bytes times 256: bytes widened into the high half. */
@inline export function fineLow(w: v128): v128 { return lowPairs(i8x16.splat(0), w); }
@inline export function fineHigh(w: v128): v128 { return highPairs(i8x16.splat(0), w); }
/** `toward` for sixteen bytes, with the weights of the low and the high eight. */
@inline
export function towardBytes(a: v128, b: v128, lo: v128, hi: v128): v128 {
  return i8x16.narrow_i16x8_u(toward(i16x8.extend_low_i8x16_u(a), i16x8.extend_low_i8x16_u(b), lo), toward(i16x8.extend_high_i8x16_u(a), i16x8.extend_high_i8x16_u(b), hi));
}

/** 32767 − q15(falloff, strength) in eight lanes, falloff in Q15. */
@inline export function gainOf(falloff: v128, strength: v128): v128 { return i16x8.sub(i16x8.splat(32767), i16x8.q15mulr_sat_s(falloff, strength)); }
