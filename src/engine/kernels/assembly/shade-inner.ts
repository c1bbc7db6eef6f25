// Fast path for the interior of a rotated or bulging picture, eight neighbouring pixels at a time: their sources are known to be in bounds,
// span two or three rows and at most sixteen columns, and are evenly spaced. So there are no checks per vector, and coordinates relative to
// the first pixel fit sixteen bits. About 105 instructions, where ./shade-fetch.ts takes 160; 60 of them are for the three planes. Twin: `fetched` in ../scalar/shade-point.ts.

import { toward } from './shade-lanes';

/** Even places are given in 131072ths of a pixel: so many bits of them are below the 128ths of the weights. */
const FINER: i32 = 10;
const FINE: i32 = (1 << FINER) - 1;

/** Where eight neighbours lie so many 512ths of a row apart or more, asking whether they share one is dearer than taking three rows. */
export const STEEP: i32 = 180;

/** Multiples 0 to 7 of a step: what goes into 128ths of each, and what is left of it. */
@inline export function stepsHigh(a: i32): v128 {
  const k = i32x4.splat(a);
  return i16x8.narrow_i32x4_s(i32x4.shr_s(i32x4.mul(k, i32x4(0, 1, 2, 3)), FINER), i32x4.shr_s(i32x4.mul(k, i32x4(4, 5, 6, 7)), FINER));
}
@inline export function stepsLow(a: i32): v128 {
  const k = i32x4.splat(a), fine = i32x4.splat(FINE);
  return i16x8.narrow_i32x4_s(v128.and(i32x4.mul(k, i32x4(0, 1, 2, 3)), fine), v128.and(i32x4.mul(k, i32x4(4, 5, 6, 7)), fine));
}
/** Eight even places in 128ths, the first at `from`: (from + k · a) >> FINER, exactly. */
@inline export function evenPlaces(from: i32, high: v128, low: v128): v128 {
  return i16x8.add(i16x8.add(high, i16x8.splat(<i16>(from >> FINER))), i16x8.shr_u(i16x8.add(low, i16x8.splat(<i16>(from & FINE))), FINER));
}

/** The fractions of places in 128ths, as `toward` wants them. */
@inline function shareOf(places: v128): v128 { return i16x8.shr_u(i16x8.shl(places, 9), 1); }

@inline function between(top: v128, bottom: v128, wx: v128, wy: v128): v128 {
  const left = toward(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), wy), right = toward(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), wy);
  const v = toward(left, right, wx);
  return i8x16.narrow_i16x8_u(v, v);
}
@inline function level(dst: usize, at: usize, stride: usize, pick: v128, wx: v128, wy: v128): void {
  v128.store64_lane(dst, between(i8x16.relaxed_swizzle(v128.load(at), pick), i8x16.relaxed_swizzle(v128.load(at + stride), pick), wx, wy), 0);
}
/** `upper` picks those between the first two rows and gives 0 for the others, `lower` those between the second and the third. */
@inline function step(dst: usize, at: usize, stride: usize, upper: v128, lower: v128, wx: v128, wy: v128): void {
  const first = v128.load(at), second = v128.load(at + stride), third = v128.load(at + 2 * stride);
  const top = v128.or(i8x16.relaxed_swizzle(first, upper), i8x16.relaxed_swizzle(second, lower));
  const bottom = v128.or(i8x16.relaxed_swizzle(second, upper), i8x16.relaxed_swizzle(third, lower));
  v128.store64_lane(dst, between(top, bottom, wx, wy), 0);
}

/**
 * Eight pixels of three planes. The first source row and column lie at `fromR`, `fromG`, `fromB`; x and y are
 * places in 128ths from there (y below 256), and `isLevel` says that no y is beyond 127. Indices of relaxed swizzles are 0 to 15, or have
 * their highest bit set, which gives 0 everywhere.
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
