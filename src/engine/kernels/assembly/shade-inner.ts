// Fast path for the interior of a rotated or bulged frame, eight adjacent pixels at a time: sources are in bounds, between two or three
// rows, within sixteen columns, and evenly spaced. That is nearly all of the frame, so there are no per-vector checks, and coordinates
// are 16-bit offsets from the first pixel. About 105 instructions against 160 in ./shade-fetch.ts, of which the three planes themselves
// take 60. Twin: `fetched` in ../scalar/shade-point.ts.

import { toward } from './shade-lanes';

/** Evenly spaced coordinates are in 131072ths of a pixel: this many bits finer than the 128ths of the weights. */
const FINER: i32 = 10;
const FINE: i32 = (1 << FINER) - 1;

/** From this slope on, in 512ths of a row across the eight pixels, testing for a shared row costs more than reading three rows. */
export const STEEP: i32 = 180;

/** Multiples 0 to 7 of a step: the 128ths of each, and the remainder. */
@inline export function stepsHigh(a: i32): v128 {
  const k = i32x4.splat(a);
  return i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.mul(k, i32x4(0, 1, 2, 3)), FINER), i32x4.shr_s(i32x4.mul(k, i32x4(4, 5, 6, 7)), FINER));
}
@inline export function stepsLow(a: i32): v128 {
  const k = i32x4.splat(a), fine = i32x4.splat(FINE);
  return i16x8.narrow_i32x4_s(v128.and(i32x4.mul(k, i32x4(0, 1, 2, 3)), fine), v128.and(i32x4.mul(k, i32x4(4, 5, 6, 7)), fine));
}
/** Eight evenly spaced coordinates in 128ths, the first at `from`: (from + k · a) >> FINER, exactly. */
@inline export function evenPlaces(from: i32, high: v128, low: v128): v128 {
  return i16x8.add(i16x8.add(high, i16x8.splat(<i16>(from >> FINER))), i16x8.shr_u(i16x8.add(low, i16x8.splat(<i16>(from & FINE))), FINER));
}

/** The fractions of coordinates in 128ths, as `toward` takes them. */
@inline function shareOf(places: v128): v128 { return i16x8.shr_u(i16x8.shl(places, 9), 1); }

@inline function between(top: v128, bottom: v128, wx: v128, wy: v128): v128 {
  const left = toward(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), wy), right = toward(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), wy);
  const v = toward(left, right, wx);
  return i8x16.narrow_i16x8_u(v, v);
}
@inline function level(dst: usize, at: usize, stride: usize, pick: v128, wx: v128, wy: v128): void {
  v128.store64_lane(dst, between(i8x16.relaxed_swizzle(v128.load(at), pick), i8x16.relaxed_swizzle(v128.load(at + stride), pick), wx, wy), 0);
}
/** `upper` selects pixels between the first two rows and gives 0 for the rest, `lower` those between the second and the third. */
@inline function step(dst: usize, at: usize, stride: usize, upper: v128, lower: v128, wx: v128, wy: v128): void {
  const first = v128.load(at), second = v128.load(at + stride), third = v128.load(at + 2 * stride);
  const top = v128.or(i8x16.relaxed_swizzle(first, upper), i8x16.relaxed_swizzle(second, lower));
  const bottom = v128.or(i8x16.relaxed_swizzle(second, upper), i8x16.relaxed_swizzle(third, lower));
  v128.store64_lane(dst, between(top, bottom, wx, wy), 0);
}

/**
 * Eight pixels of three planes. `fromR`, `fromG`, `fromB` point to the first source row and column; x and y are offsets from there in
 * 128ths (y below 256), and `isLevel` means that no y exceeds 127. Indices of relaxed swizzles are 0 to 15, or have the high bit set,
 * which gives 0 on every CPU.
 */
@inline
export function fetchInner(r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: usize, x: v128, y: v128, isLevel: bool): void {
  const lefts = i16x8.shr_u(x, 7), pick = i8x16.narrow_i16x8_s(lefts, i16x8.add(lefts, i16x8.splat(1))), wx = shareOf(x), wy = shareOf(y);
  if (isLevel) {
    level(r, fromR, stride, pick, wx, wy);
    level(g, fromG, stride, pick, wx, wy);
    level(b, fromB, stride, pick, wx, wy);
  } else {
    const beyond = i16x8.gt_s(y, i16x8.splat(127)), isLower = i8x16.narrow_i16x8_s(beyond, beyond);
    const upper = v128.or(pick, isLower), lower = v128.or(pick, v128.not(isLower));
    step(r, fromR, stride, upper, lower, wx, wy);
    step(g, fromG, stride, upper, lower, wx, wy);
    step(b, fromB, stride, upper, lower, wx, wy);
  }
}
