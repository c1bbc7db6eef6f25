// A piecewise-linear curve over levels, 16 lookups at once by swizzle (twin: scalar/tone.ts).
//   v        16 levels                       v >> 4   which piece      v & 15   how far into it
//   swizzle  base, fraction and step of the piece
//   dot      step · (v & 15) + fraction · 1, eight levels per instruction
// Bound by the number of vector instructions, three of which issue per cycle: 19 per 16 levels. With step and base as 16-bit numbers
// (two swizzles each) and q15mulr it was 27, and took 1.4 × as long; a scalar table lookup takes three times as long.

import { fractionHigh, fractionLow } from './blend-modes';
import { dotPairs, high, highPairs, join, low, lowPairs } from './bytes';

// @ts-ignore: decorator
@inline function pick(table: v128, k: v128): v128 { return i8x16.relaxed_swizzle(table, k); }
/** Sums in whole levels: shifted by `shift`, or, if that is 0, by a product with `scale`, which adds the half for rounding itself. */
// @ts-ignore: decorator
@inline function levels(shift: i32, sums: v128, scale: v128): v128 { return shift > 0 ? i16x8.shr_u(sums, shift) : i16x8.q15mulr_sat_s(sums, scale); }
// @ts-ignore: decorator
@inline function toned(isRelaxed: bool, shift: i32, v: v128, exact: v128, bases: v128, fractions: v128, steps: v128, scale: v128): v128 {
  const k = v128.and(i16x8.shr_u(v, 4), i8x16.splat(15)), rest = v128.and(v, i8x16.splat(15)), one = i8x16.splat(1);
  const step = pick(steps, k), fraction = pick(fractions, k);
  const lo = levels(shift, dotPairs(isRelaxed, lowPairs(step, fraction), lowPairs(rest, one)), scale);
  const hi = levels(shift, dotPairs(isRelaxed, highPairs(step, fraction), highPairs(rest, one)), scale);
  // Piece 0 is 0, and the exact values are 0 for levels of 16 and above.
  return v128.or(i8x16.add_sat_u(join(lo, hi), pick(bases, k)), i8x16.swizzle(exact, v));
}
// @ts-ignore: decorator
@inline function any64(at: usize): v128 { return v128.or(v128.or(v128.load(at), v128.load(at, 16)), v128.or(v128.load(at, 32), v128.load(at, 48))); }
// @ts-ignore: decorator
@inline function isBlack64(r: usize, g: usize, b: usize): bool { return !v128.any_true(v128.or(v128.or(any64(r), any64(g)), any64(b))); }
// @ts-ignore: decorator
@inline function planes(isRelaxed: bool, shift: i32, r: usize, g: usize, b: usize, curve: usize, n: i32): void {
  const exact = v128.load(curve), bases = v128.load(curve, 16), fractions = v128.load(curve, 32), steps = v128.load(curve, 48);
  const keepsBlack = i8x16.extract_lane_u(exact, 0) == 0;
  for (let i: usize = 0; i < <usize>n;) {
    const end = min(<usize>n, i + 64);
    // Skips black, tested per 64 pixels. A test per vector cost more than it saved: a quarter of a dense frame's vectors are black, and
    // the branch is unpredictable (0.92 against 0.68 ms).
    if (keepsBlack && end == i + 64 && isBlack64(r + i, g + i, b + i)) { i = end; continue; }
    for (; i < end; i += 16) {
      v128.store(r + i, toned(isRelaxed, shift, v128.load(r + i), exact, bases, fractions, steps, steps));
      v128.store(g + i, toned(isRelaxed, shift, v128.load(g + i), exact, bases, fractions, steps, steps));
      v128.store(b + i, toned(isRelaxed, shift, v128.load(b + i), exact, bases, fractions, steps, steps));
    }
  }
}
/** A constant shift: a variable one costs two instructions each time, and with a product instead the pass took 1.02 × as long. */
// @ts-ignore: decorator
@inline function byShift(isRelaxed: bool, r: usize, g: usize, b: usize, curve: usize, n: i32): void {
  switch (load<u8>(curve, 64)) {
    case 2: planes(isRelaxed, 2, r, g, b, curve, n); return;
    case 3: planes(isRelaxed, 3, r, g, b, curve, n); return;
    case 4: planes(isRelaxed, 4, r, g, b, curve, n); return;
    case 5: planes(isRelaxed, 5, r, g, b, curve, n); return;
    default: planes(isRelaxed, 6, r, g, b, curve, n);
  }
}
export function tonePlanes(r: usize, g: usize, b: usize, curve: usize, n: i32): void { byShift(true, r, g, b, curve, n); }
/** The same without relaxed SIMD (load-kernels.ts). */
export function tonePlanesPlain(r: usize, g: usize, b: usize, curve: usize, n: i32): void { byShift(false, r, g, b, curve, n); }

function tonedLevel(curve: usize, level: i32): i32 {
  if (level < 16) return load<u8>(curve + level);
  const at = curve + (level >> 4);
  return min(255, <i32>load<u8>(at, 16) + ((<i32>load<u8>(at, 48) * (level & 15) + <i32>load<u8>(at, 32)) >> <i32>load<u8>(curve, 64)));
}
/** What the tone map takes from a level of the ground: given back where the ground is uncovered. */
// @ts-ignore: decorator
@inline function lossOf(curve: usize, level: i32): i32 { return (level & 255) - tonedLevel(curve, level & 255); }
// @ts-ignore: decorator
@inline function changeBy(by: v128, first: v128, second: v128): v128 { return join(i16x8.q15mulr_sat_s(first, by), i16x8.q15mulr_sat_s(second, by)); }
// @ts-ignore: decorator
@inline function restored(isDown: bool, v: v128, isLess: v128, change: v128): v128 {
  if (isDown) return i8x16.sub_sat_u(v, change);
  // v - x is ~(~v + x).
  return v128.xor(isLess, i8x16.add_sat_u(v128.xor(isLess, v), change));
}
// @ts-ignore: decorator
@inline function otherThan64(at: usize, level: v128): v128 {
  return v128.or(
    v128.or(v128.xor(v128.load(at), level), v128.xor(v128.load(at, 16), level)),
    v128.or(v128.xor(v128.load(at, 32), level), v128.xor(v128.load(at, 48), level)));
}
// @ts-ignore: decorator
@inline function overGround(isRelaxed: bool, isDown: bool, r: usize, g: usize, b: usize, uncovered: usize, curve: usize, ground: i32, n: i32): void {
  const exact = v128.load(curve), bases = v128.load(curve, 16), steps = v128.load(curve, 48);
  const shift = <i32>load<u8>(curve, 64), scale = i16x8.splat(<i16>(<i32>1 << (15 - shift)));
  const fractions = i8x16.sub(v128.load(curve, 32), i8x16.splat(<i8>(<i32>1 << (shift - 1))));
  const red = lossOf(curve, ground >> 16), green = lossOf(curve, ground >> 8), blue = lossOf(curve, ground);
  const byR = i16x8.splat(<i16>abs(red)), byG = i16x8.splat(<i16>abs(green)), byB = i16x8.splat(<i16>abs(blue));
  const lessR = i8x16.splat(<i8>(red >> 31)), lessG = i8x16.splat(<i8>(green >> 31)), lessB = i8x16.splat(<i8>(blue >> 31));
  for (let i: usize = 0; i < <usize>n;) {
    const end = min(<usize>n, i + 64);
    if (end == i + 64) {
      // One share for all 64, as in cells of blocks.
      const share = v128.load8_splat(uncovered + i);
      if (!v128.any_true(otherThan64(uncovered + i, share))) {
        // Where there is nothing but the ground, it stays as it is.
        if (i8x16.all_true(i8x16.eq(share, i8x16.splat(-1)))) {
          const other = v128.or(
            v128.or(otherThan64(r + i, i8x16.splat(<i8>(ground >> 16))), otherThan64(g + i, i8x16.splat(<i8>(ground >> 8)))),
            otherThan64(b + i, i8x16.splat(<i8>ground)));
          if (!v128.any_true(other)) { i = end; continue; }
        }
        const part = fractionLow(share), changeR = changeBy(byR, part, part), changeG = changeBy(byG, part, part), changeB = changeBy(byB, part, part);
        for (; i < end; i += 16) {
          v128.store(r + i, restored(isDown, toned(isRelaxed, 0, v128.load(r + i), exact, bases, fractions, steps, scale), lessR, changeR));
          v128.store(g + i, restored(isDown, toned(isRelaxed, 0, v128.load(g + i), exact, bases, fractions, steps, scale), lessG, changeG));
          v128.store(b + i, restored(isDown, toned(isRelaxed, 0, v128.load(b + i), exact, bases, fractions, steps, scale), lessB, changeB));
        }
        continue;
      }
    }
    for (; i < end; i += 16) {
      const share = v128.load(uncovered + i), first = fractionLow(share), second = fractionHigh(share);
      v128.store(r + i, restored(isDown, toned(isRelaxed, 0, v128.load(r + i), exact, bases, fractions, steps, scale), lessR, changeBy(byR, first, second)));
      v128.store(g + i, restored(isDown, toned(isRelaxed, 0, v128.load(g + i), exact, bases, fractions, steps, scale), lessG, changeBy(byG, first, second)));
      v128.store(b + i, restored(isDown, toned(isRelaxed, 0, v128.load(b + i), exact, bases, fractions, steps, scale), lessB, changeBy(byB, first, second)));
    }
  }
}
// @ts-ignore: decorator
@inline function byDirection(isRelaxed: bool, r: usize, g: usize, b: usize, uncovered: usize, curve: usize, ground: i32, n: i32): void {
  const isDown = lossOf(curve, ground >> 16) <= 0 && lossOf(curve, ground >> 8) <= 0 && lossOf(curve, ground) <= 0;
  if (isDown) overGround(isRelaxed, true, r, g, b, uncovered, curve, ground, n);
  else overGround(isRelaxed, false, r, g, b, uncovered, curve, ground, n);
}
export function toneOverGround(r: usize, g: usize, b: usize, uncovered: usize, curve: usize, ground: i32, n: i32): void { byDirection(true, r, g, b, uncovered, curve, ground, n); }
/** The same without relaxed SIMD (load-kernels.ts). */
export function toneOverGroundPlain(r: usize, g: usize, b: usize, uncovered: usize, curve: usize, ground: i32, n: i32): void { byDirection(false, r, g, b, uncovered, curve, ground, n); }

export function groundByPlane(v: usize, ground: usize, toned: usize, uncovered: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const share = v128.load(uncovered + i);
    if (!v128.any_true(share)) continue;
    const g = v128.load(ground + i), t = v128.load(toned + i), x = v128.load(v + i);
    v128.store(v + i, join(
      i16x8.add(low(x), i16x8.q15mulr_sat_s(fractionLow(share), i16x8.sub(low(g), low(t)))),
      i16x8.add(high(x), i16x8.q15mulr_sat_s(fractionHigh(share), i16x8.sub(high(g), high(t))))));
  }
}
