// Helpers of the u8 kernels. A vector of 16 pixels is processed as two vectors of eight u16 lanes:
//   load   p0 p1 … p15 (u8)  →  widen to low p0 … p7, high p8 … p15 (u16)  →  narrow and store as 16 u8.

// @ts-ignore: decorator
@inline export function low(x: v128): v128 { return i16x8.extend_low_i8x16_u(x); }
// @ts-ignore: decorator
@inline export function high(x: v128): v128 { return i16x8.extend_high_i8x16_u(x); }
// @ts-ignore: decorator
@inline export function join(a: v128, b: v128): v128 { return i8x16.narrow_i16x8_u(a, b); }
/** div255 in eight lanes, for products up to 65025. */
// @ts-ignore: decorator
@inline export function div255x8(x: v128): v128 {
  const y = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(y, i16x8.shr_u(y, 8)), 8);
}
// @ts-ignore: decorator
@inline export function div255(x: i32): i32 { return (x + 128 + ((x + 128) >> 8)) >> 8; }

/** Interleaves the low and the high halves of two byte vectors: a0 b0 a1 b1 … */
// @ts-ignore: decorator
@inline export function lowPairs(a: v128, b: v128): v128 { return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23); }
// @ts-ignore: decorator
@inline export function highPairs(a: v128, b: v128): v128 { return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31); }
/**
 * Dot product of adjacent byte pairs into eight i16: `a` signed, `b` 0 … 127, the range for which the relaxed instruction is
 * deterministic. Without relaxed SIMD, a kernel's plain twin builds it from four products.
 */
// @ts-ignore: decorator
@inline export function dotPairs(isRelaxed: bool, a: v128, b: v128): v128 {
  if (isRelaxed) return i16x8.relaxed_dot_i8x16_i7x16_s(a, b);
  return i16x8.add(
    i16x8.mul(i16x8.shr_s(i16x8.shl(a, 8), 8), v128.and(b, i16x8.splat(255))), i16x8.mul(i16x8.shr_s(a, 8), i16x8.shr_u(b, 8)));
}
