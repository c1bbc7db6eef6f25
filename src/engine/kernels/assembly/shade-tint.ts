// Colour and tone kernels that compute, where a table would be slower. Twin: ../scalar/shade-tint.ts.

/** Four pixels of one channel: (r g pairs · m01 + b 0 pairs · m2 + offset) >> 12. */
@inline function row(rg: v128, b0: v128, m01: v128, m2: v128, offset: v128): v128 {
  return i32x4.shr_s(i32x4.add(i32x4.add(i32x4.dot_i16x8_s(rg, m01), i32x4.dot_i16x8_s(b0, m2)), offset), 12);
}
@inline function channel(rg0: v128, rg1: v128, rg2: v128, rg3: v128, b0: v128, b1: v128, b2: v128, b3: v128, m: usize, offset: usize): v128 {
  const m01 = v128.load32_splat(m);
  const m2 = v128.and(i16x8.splat(load<i16>(m, 4)), i32x4.splat(0xffff));
  const o = i32x4.add(v128.load32_splat(offset), i32x4.splat(2048));
  const lo = i16x8.narrow_i32x4_s(row(rg0, b0, m01, m2, o), row(rg1, b1, m01, m2, o));
  const hi = i16x8.narrow_i32x4_s(row(rg2, b2, m01, m2, o), row(rg3, b3, m01, m2, o));
  return i8x16.narrow_i16x8_u(lo, hi);
}

/** Not hoisted out of the loop as in shade-echo.ts: it gained nothing, because nine more vectors do not fit in registers. */
export function tintPlanes(dr: usize, dg: usize, db: usize, r: usize, g: usize, b: usize, m: usize, n: i32): void {
  const zero = i8x16.splat(0);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const vr = v128.load(r + i), vg = v128.load(g + i), vb = v128.load(b + i);
    const rLo = i16x8.extend_low_i8x16_u(vr), rHi = i16x8.extend_high_i8x16_u(vr);
    const gLo = i16x8.extend_low_i8x16_u(vg), gHi = i16x8.extend_high_i8x16_u(vg);
    const bLo = i16x8.extend_low_i8x16_u(vb), bHi = i16x8.extend_high_i8x16_u(vb);
    // r g r g … and b 0 b 0 …, four pixels per vector
    const rg0 = v128.shuffle<i16>(rLo, gLo, 0, 8, 1, 9, 2, 10, 3, 11), rg1 = v128.shuffle<i16>(rLo, gLo, 4, 12, 5, 13, 6, 14, 7, 15);
    const rg2 = v128.shuffle<i16>(rHi, gHi, 0, 8, 1, 9, 2, 10, 3, 11), rg3 = v128.shuffle<i16>(rHi, gHi, 4, 12, 5, 13, 6, 14, 7, 15);
    const b0 = v128.shuffle<i16>(bLo, zero, 0, 8, 1, 9, 2, 10, 3, 11), b1 = v128.shuffle<i16>(bLo, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    const b2 = v128.shuffle<i16>(bHi, zero, 0, 8, 1, 9, 2, 10, 3, 11), b3 = v128.shuffle<i16>(bHi, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    v128.store(dr + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m, m + 20));
    v128.store(dg + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m + 6, m + 24));
    v128.store(db + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, m + 12, m + 28));
  }
}

@inline function line(v: v128, k: v128, c: v128): v128 {
  const lo = i32x4.shr_s(i32x4.add(i32x4.extmul_low_i16x8_u(v, k), c), 8), hi = i32x4.shr_s(i32x4.add(i32x4.extmul_high_i16x8_u(v, k), c), 8);
  return i16x8.narrow_i32x4_s(lo, hi);
}
export function linearPlane(dst: usize, src: usize, k: i32, c: i32, n: i32): void {
  const gain = i16x8.splat(<i16>k), offset = i32x4.splat(c + 128);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const v = v128.load(src + i);
    v128.store(dst + i, i8x16.narrow_i16x8_u(line(i16x8.extend_low_i8x16_u(v), gain, offset), line(i16x8.extend_high_i8x16_u(v), gain, offset)));
  }
}

export function invertPlane(dst: usize, src: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) v128.store(dst + i, v128.not(v128.load(src + i)));
}

export function stepPlane(dst: usize, src: usize, level: i32, n: i32): void {
  const l = i8x16.splat(<i8>level);
  for (let i: usize = 0; i < <usize>n; i += 16) v128.store(dst + i, i8x16.ge_u(v128.load(src + i), l));
}
