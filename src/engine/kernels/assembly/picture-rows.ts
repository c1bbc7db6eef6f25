// Rows of a picture's samples to linear light, eight at a time in Q15 (twin: scalar/picture-rows.ts).
//   sample   8 to 16 bits, as 15 bits
//   luma     Q14, plus what chroma adds (Q14), doubled with saturation: code in Q15
//   light    the sRGB curve: a line below 0.04045, else a polynomial that is at most 0.08 of an 8-bit level from the curve

// @ts-ignore: decorator
@inline function s16(x: i32): v128 { return i16x8.splat(<i16>x); }
// @ts-ignore: decorator
@inline function mul(a: v128, b: v128): v128 { return i16x8.q15mulr_sat_s(a, b); }

const TOE: i32 = 1326;
const SLOPE: i32 = 2536;
// @ts-ignore: decorator
@inline function light(x: v128): v128 {
  let p = i16x8.add(mul(x, s16(-3643)), s16(16987));
  p = i16x8.add(mul(p, x), s16(18473));
  p = i16x8.add(mul(p, x), s16(917));
  p = i16x8.add_sat_s(mul(p, x), s16(35));
  return v128.bitselect(mul(x, s16(SLOPE)), p, i16x8.lt_s(x, s16(TOE)));
}
/** Eight samples as 15 bits. */
// @ts-ignore: decorator
@inline function samples(at: usize, i: usize, bits: i32): v128 {
  if (bits == 8) return i16x8.shl(v128.load8x8_u(at + i), 7);
  const x = v128.load(at + (i << 1));
  return bits == 16 ? i16x8.shr_u(x, 1) : i16x8.shl(x, 15 - bits);
}
// @ts-ignore: decorator
@inline function repeatLast(row: usize, n: i32): void { store<i16>(row + (<usize>n << 1), load<i16>(row + (<usize>(n - 1) << 1))); }

export function chromaRow(
  r: usize, g: usize, b: usize, u: usize, v: usize, n: i32, bits: i32, rv: i32, gu: i32, gv: i32, bu: i32,
): void {
  const centre = s16(16384), RV = s16(rv), GU = s16(gu), GV = s16(gv), BU = s16(bu);
  for (let i: usize = 0; i < <usize>n; i += 8) {
    const x = i16x8.sub(samples(u, i, bits), centre), y = i16x8.sub(samples(v, i, bits), centre), at = i << 1;
    const red = mul(y, RV), green = i16x8.add(mul(x, GU), mul(y, GV)), blue = mul(x, BU);
    v128.store(r + at, i16x8.add_sat_s(red, red));
    v128.store(g + at, i16x8.add_sat_s(green, green));
    v128.store(b + at, i16x8.add_sat_s(blue, blue));
  }
  repeatLast(r, n);
  repeatLast(g, n);
  repeatLast(b, n);
}
// @ts-ignore: decorator
@inline function between(a: v128, b: v128): v128 { return i16x8.add(i16x8.shr_s(a, 1), i16x8.add(i16x8.shr_s(b, 1), v128.and(v128.and(a, b), s16(1)))); }
// @ts-ignore: decorator
@inline function firstPairs(a: v128, b: v128): v128 { return i16x8.shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
// @ts-ignore: decorator
@inline function lastPairs(a: v128, b: v128): v128 { return i16x8.shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }

export function widenRow(dst: usize, src: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 8) {
    const a = v128.load(src + (i << 1)), m = between(a, v128.load(src + (i << 1), 2));
    v128.store(dst + (i << 2), firstPairs(a, m));
    v128.store(dst + (i << 2), lastPairs(a, m), 16);
  }
  repeatLast(dst, n << 1);
}

// @ts-ignore: decorator
@inline function code(luma: v128, chroma: v128): v128 {
  const x = i16x8.max_s(i16x8.add_sat_s(luma, chroma), s16(0));
  return i16x8.add_sat_s(x, x);
}
// @ts-ignore: decorator
@inline function put(at: usize, x: v128, isLight: bool): void { v128.store(at, isLight ? light(x) : x); }
// @ts-ignore: decorator
@inline function lumaHalf(at: usize, stride: usize, luma: v128, r: v128, g: v128, b: v128, isLight: bool): void {
  put(at, code(luma, r), isLight);
  put(at + stride, code(luma, g), isLight);
  put(at + 2 * stride, code(luma, b), isLight);
}
// @ts-ignore: decorator
@inline function lumaRows(
  dst: usize, stride: usize, y: usize, r: usize, g: usize, b: usize, n: i32, bits: i32, isHalf: bool, zero: i32, gain: i32, isLight: bool,
): void {
  const z = s16(zero), k = s16(gain);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const at = i << 1;
    const luma0 = mul(i16x8.sub(samples(y, i, bits), z), k), luma1 = mul(i16x8.sub(samples(y, i + 8, bits), z), k);
    if (isHalf) {
      const r0 = v128.load(r + i), g0 = v128.load(g + i), b0 = v128.load(b + i);
      const r1 = between(r0, v128.load(r + i, 2)), g1 = between(g0, v128.load(g + i, 2)), b1 = between(b0, v128.load(b + i, 2));
      lumaHalf(dst + at, stride, luma0, firstPairs(r0, r1), firstPairs(g0, g1), firstPairs(b0, b1), isLight);
      lumaHalf(dst + at + 16, stride, luma1, lastPairs(r0, r1), lastPairs(g0, g1), lastPairs(b0, b1), isLight);
    } else {
      lumaHalf(dst + at, stride, luma0, v128.load(r + at), v128.load(g + at), v128.load(b + at), isLight);
      lumaHalf(dst + at + 16, stride, luma1, v128.load(r + at, 16), v128.load(g + at, 16), v128.load(b + at, 16), isLight);
    }
  }
}
export function lumaRow(
  dst: usize, stride: i32, y: usize, r: usize, g: usize, b: usize, n: i32, bits: i32, isHalf: i32, zero: i32, gain: i32, decode: i32,
): void {
  // The usual ones with constant branches.
  if (bits == 8 && isHalf && decode) lumaRows(dst, stride, y, r, g, b, n, 8, true, zero, gain, true);
  else if (bits == 10 && isHalf && decode) lumaRows(dst, stride, y, r, g, b, n, 10, true, zero, gain, true);
  else lumaRows(dst, stride, y, r, g, b, n, bits, isHalf != 0, zero, gain, decode != 0);
}
export function valueRow(dst: usize, src: usize, n: i32, bits: i32, zero: i32, gain: i32, decode: i32): void {
  const z = s16(zero), k = s16(gain), none = s16(0);
  for (let i: usize = 0; i < <usize>n; i += 8) put(dst + (i << 1), code(mul(i16x8.sub(samples(src, i, bits), z), k), none), decode != 0);
}

/** Four of eight samples of each channel, as codes: 0 maps to 0, the highest to 32767. */
// @ts-ignore: decorator
@inline function rgbaCodes(x: v128, bits: i32): v128 {
  return bits == 16 ? i16x8.shr_u(x, 1) : i16x8.add(i16x8.shl(x, 15 - bits), i16x8.shr_u(x, 2 * bits - 15));
}
export function rgbaRow(dst: usize, stride: i32, src: usize, n: i32, bits: i32, decode: i32): void {
  const isLight = decode != 0, size: usize = bits == 8 ? 4 : 8;
  for (let i: usize = 0; i < <usize>n; i += 8) {
    const p = src + i * size;
    let a: v128, b: v128, c: v128, e: v128;
    if (bits == 8) {
      a = v128.load8x8_u(p); b = v128.load8x8_u(p + 8); c = v128.load8x8_u(p + 16); e = v128.load8x8_u(p + 24);
    } else {
      a = v128.load(p); b = v128.load(p, 16); c = v128.load(p, 32); e = v128.load(p, 48);
    }
    // Two pixels a vector → r r r r g g g g, b b b b a a a a of four.
    const ab0 = i16x8.shuffle(a, b, 0, 4, 8, 12, 1, 5, 9, 13), ab1 = i16x8.shuffle(a, b, 2, 6, 10, 14, 3, 7, 11, 15);
    const ce0 = i16x8.shuffle(c, e, 0, 4, 8, 12, 1, 5, 9, 13), ce1 = i16x8.shuffle(c, e, 2, 6, 10, 14, 3, 7, 11, 15);
    const at = dst + (i << 1);
    put(at, rgbaCodes(i64x2.shuffle(ab0, ce0, 0, 2), bits), isLight);
    put(at + stride, rgbaCodes(i64x2.shuffle(ab0, ce0, 1, 3), bits), isLight);
    put(at + 2 * stride, rgbaCodes(i64x2.shuffle(ab1, ce1, 0, 2), bits), isLight);
    v128.store(at + 3 * stride, rgbaCodes(i64x2.shuffle(ab1, ce1, 1, 3), bits));
  }
}
export function decodeRow(row: usize, n: i32, table: usize): void {
  for (const end = row + (<usize>n << 1); row < end; row += 2) store<u16>(row, load<u16>(table + (<usize>(load<u16>(row) >> 3) << 1)));
}
export function coverRow(rows: usize, stride: i32, alpha: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n << 1; i += 16) {
    const a = v128.load(alpha + i);
    for (let c: usize = 0; c < 3; c++) {
      const at = rows + c * stride + i;
      v128.store(at, mul(v128.load(at), a));
    }
  }
}
export function unmultiplyRow(row: usize, n: i32, bits: i32): void {
  const most: u32 = (1 << bits) - 1;
  if (bits == 8) {
    for (const end = row + (<usize>n << 2); row < end; row += 4) {
      const a: u32 = load<u8>(row, 3);
      if (a == 0 || a == most) continue;
      for (let c: usize = 0; c < 3; c++) store<u8>(row + c, <u8>min(most, (<u32>load<u8>(row + c) * most + (a >> 1)) / a));
    }
    return;
  }
  for (const end = row + (<usize>n << 3); row < end; row += 8) {
    const a: u32 = load<u16>(row, 6);
    if (a == 0 || a == most) continue;
    for (let c: usize = 0; c < 6; c += 2) store<u16>(row + c, <u16>min(most, (<u32>load<u16>(row + c) * most + (a >> 1)) / a));
  }
}
