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
// @ts-ignore: decorator
@inline function toned(isRelaxed: bool, shift: i32, v: v128, exact: v128, bases: v128, fractions: v128, steps: v128): v128 {
  const k = v128.and(i16x8.shr_u(v, 4), i8x16.splat(15)), rest = v128.and(v, i8x16.splat(15)), one = i8x16.splat(1);
  const step = pick(steps, k), fraction = pick(fractions, k);
  const lo = i16x8.shr_u(dotPairs(isRelaxed, lowPairs(step, fraction), lowPairs(rest, one)), shift);
  const hi = i16x8.shr_u(dotPairs(isRelaxed, highPairs(step, fraction), highPairs(rest, one)), shift);
  // Piece 0 is 0, and the exact values are 0 for levels of 16 and above.
  return v128.or(i8x16.add_sat_u(i8x16.narrow_i16x8_u(lo, hi), pick(bases, k)), i8x16.swizzle(exact, v));
}
// @ts-ignore: decorator
@inline function tone16(isRelaxed: bool, shift: i32, at: usize, exact: v128, bases: v128, fractions: v128, steps: v128): void {
  v128.store(at, toned(isRelaxed, shift, v128.load(at), exact, bases, fractions, steps));
}
// @ts-ignore: decorator
@inline function any64(at: usize): v128 { return v128.or(v128.or(v128.load(at), v128.load(at, 16)), v128.or(v128.load(at, 32), v128.load(at, 48))); }
// @ts-ignore: decorator
@inline function planes(isRelaxed: bool, shift: i32, r: usize, g: usize, b: usize, curve: usize, n: i32): void {
  const exact = v128.load(curve), bases = v128.load(curve, 16), fractions = v128.load(curve, 32), steps = v128.load(curve, 48);
  const keepsBlack = i8x16.extract_lane_u(exact, 0) == 0;
  for (let i: usize = 0; i < <usize>n;) {
    const end = min(<usize>n, i + 64);
    // Skips black, tested per 64 pixels. A test per vector cost more than it saved: a quarter of a dense frame's vectors are black, and
    // the branch is unpredictable (0.92 against 0.68 ms).
    if (keepsBlack && end == i + 64 && !v128.any_true(v128.or(v128.or(any64(r + i), any64(g + i)), any64(b + i)))) { i = end; continue; }
    for (; i < end; i += 16) {
      tone16(isRelaxed, shift, r + i, exact, bases, fractions, steps);
      tone16(isRelaxed, shift, g + i, exact, bases, fractions, steps);
      tone16(isRelaxed, shift, b + i, exact, bases, fractions, steps);
    }
  }
}
/** A constant shift: a variable one costs two instructions each time. */
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

// @ts-ignore: decorator
@inline function offset16(at: usize, by: v128, first: v128, second: v128): void {
  const v = v128.load(at);
  v128.store(at, join(i16x8.add(low(v), i16x8.q15mulr_sat_s(first, by)), i16x8.add(high(v), i16x8.q15mulr_sat_s(second, by))));
}
export function groundPlanes(r: usize, g: usize, b: usize, uncovered: usize, byR: i32, byG: i32, byB: i32, n: i32): void {
  const red = i16x8.splat(<i16>byR), green = i16x8.splat(<i16>byG), blue = i16x8.splat(<i16>byB);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const share = v128.load(uncovered + i);
    if (!v128.any_true(share)) continue;
    const first = fractionLow(share), second = fractionHigh(share);
    offset16(r + i, red, first, second);
    offset16(g + i, green, first, second);
    offset16(b + i, blue, first, second);
  }
}
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
