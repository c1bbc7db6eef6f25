// Shared by the u8 kernels. A vector of 16 pixels is worked on as two of eight u16 lanes:
//   load   p0 p1 … p15 (u8)  →  low p0 … p7, high p8 … p15 (u16)  →  narrowed and stored as 16 u8.

// @ts-ignore: decorator
@inline export function low(x: v128): v128 { return i16x8.extend_low_i8x16_u(x); }
// @ts-ignore: decorator
@inline export function high(x: v128): v128 { return i16x8.extend_high_i8x16_u(x); }
// @ts-ignore: decorator
@inline export function join(a: v128, b: v128): v128 { return i8x16.narrow_i16x8_u(a, b); }
/** Eight u8 at p as u16 lanes. */
// @ts-ignore: decorator
@inline export function load8(p: usize): v128 { return v128.load8x8_u(p); }
/** Eight u16 lanes (0 … 255) to u8 at p. */
// @ts-ignore: decorator
@inline export function store8(p: usize, x: v128): void { v128.store64_lane(p, join(x, x), 0); }
/** Of eight sums of products up to 65025. */
// @ts-ignore: decorator
@inline export function div255x8(x: v128): v128 {
  const y = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(y, i16x8.shr_u(y, 8)), 8);
}
// @ts-ignore: decorator
@inline export function div255(x: i32): i32 { return (x + 128 + ((x + 128) >> 8)) >> 8; }
