// A curve over levels without a table walk: 16 look-ups at once by swizzle (twin: scalar/tone.ts).
//   v        16 levels                       v >> 4   which piece      v & 15   how far into it
//   swizzle  base and step of the piece as low and high bytes, joined to two vectors of eight i16
//   q15mulr  step · (rest << 11) >> 15 = step · rest / 16, rounded
// What counts is the number of vector instructions, three of which run in a cycle: 27 for 16 levels (23 of them here, four in
// loads of spilled tables and the black test); with plain swizzles, byte shifts and widened rests it was 37, and a third slower.
// A byte-wise table walk takes three times as long.

// @ts-ignore: decorator
@inline function pick(table: v128, k: v128): v128 { return i8x16.relaxed_swizzle(table, k); }
// @ts-ignore: decorator
@inline function lowPairs(a: v128, b: v128): v128 { return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23); }
// @ts-ignore: decorator
@inline function highPairs(a: v128, b: v128): v128 { return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31); }
// @ts-ignore: decorator
@inline function piece(base: v128, step: v128, rest: v128): v128 { return i16x8.shr_s(i16x8.add(base, i16x8.q15mulr_sat_s(step, rest)), 4); }

// @ts-ignore: decorator
@inline function toned(v: v128, exact: v128, baseLo: v128, baseHi: v128, stepLo: v128, stepHi: v128): v128 {
  const k = v128.and(i16x8.shr_u(v, 4), i8x16.splat(15));
  // rest << 3 in each byte, so that a zero byte below makes it rest << 11.
  const rest = i16x8.shl(v128.and(v, i8x16.splat(15)), 3), none = i8x16.splat(0);
  const bl = pick(baseLo, k), bh = pick(baseHi, k), sl = pick(stepLo, k), sh = pick(stepHi, k);
  const lo = piece(lowPairs(bl, bh), lowPairs(sl, sh), lowPairs(none, rest));
  const hi = piece(highPairs(bl, bh), highPairs(sl, sh), highPairs(none, rest));
  // The first piece is 0 and the exact values are 0 for every level that is none of theirs.
  return v128.or(i8x16.narrow_i16x8_u(lo, hi), i8x16.swizzle(exact, v));
}

export function tonePlanes(r: usize, g: usize, b: usize, curve: usize, n: i32): void {
  const exact = v128.load(curve), baseLo = v128.load(curve, 16), baseHi = v128.load(curve, 32), stepLo = v128.load(curve, 48), stepHi = v128.load(curve, 64);
  const keepsBlack = i8x16.extract_lane_u(exact, 0) == 0;
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const vr = v128.load(r + i), vg = v128.load(g + i), vb = v128.load(b + i);
    // Between glyphs all is black.
    if (keepsBlack && !v128.any_true(v128.or(v128.or(vr, vg), vb))) continue;
    v128.store(r + i, toned(vr, exact, baseLo, baseHi, stepLo, stepHi));
    v128.store(g + i, toned(vg, exact, baseLo, baseHi, stepLo, stepHi));
    v128.store(b + i, toned(vb, exact, baseLo, baseHi, stepLo, stepHi));
  }
}
