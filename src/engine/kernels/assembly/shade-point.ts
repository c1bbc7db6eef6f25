// Point-wise shading kernels, 16 pixels per step. Rows are padded (stride a multiple of 16), so n is a multiple of 16 too.
// Twin: ../scalar/shade-point.ts.

import { fractionHigh, fractionLow } from './blend-modes';
import { high, join, low } from './bytes';
import { exactShare } from './exact-share';
import { gainOf, towardBytes } from './shade-lanes';

@inline function dimAt(at: usize, lo: v128, hi: v128): void {
  const v = v128.load(at);
  v128.store(at, join(i16x8.q15mulr_sat_s(low(v), lo), i16x8.q15mulr_sat_s(high(v), hi)));
}

export function dimPlanes(r: usize, g: usize, b: usize, falloff: usize, strength: i32, n: i32): void {
  const s = i16x8.splat(<i16>strength);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const f = v128.load(falloff + i);
    const lo = gainOf(fractionLow(f), s), hi = gainOf(fractionHigh(f), s);
    dimAt(r + i, lo, hi);
    dimAt(g + i, lo, hi);
    dimAt(b + i, lo, hi);
  }
}

export function gainRows(r: usize, g: usize, b: usize, stride: i32, rows: i32, gains: usize): void {
  for (let y = 0; y < rows; y++) {
    const k = load<u8>(gains + y);
    if (k == 255) continue;
    const gain = i16x8.splat(<i16>exactShare(k));
    const from = <usize>y * stride;
    for (let i = from; i < from + stride; i += 16) {
      dimAt(r + i, gain, gain);
      dimAt(g + i, gain, gain);
      dimAt(b + i, gain, gain);
    }
  }
}

export function gainColumns(r: usize, g: usize, b: usize, stride: i32, rows: i32, gr: usize, gg: usize, gb: usize): void {
  for (let y = 0; y < rows; y++) {
    const from = <usize>y * stride;
    for (let x: usize = 0; x < <usize>stride; x += 16) {
      scaleAt(r + from + x, v128.load(gr + x));
      scaleAt(g + from + x, v128.load(gg + x));
      scaleAt(b + from + x, v128.load(gb + x));
    }
  }
}
/** min(255, v · gain >> 7) */
@inline function scaleAt(at: usize, gain: v128): void {
  const v = v128.load(at);
  const lo = i16x8.shr_u(i16x8.extmul_low_i8x16_u(v, gain), 7);
  const hi = i16x8.shr_u(i16x8.extmul_high_i8x16_u(v, gain), 7);
  v128.store(at, i8x16.narrow_i16x8_u(lo, hi));
}

/** Four pixels of revealPlane: how far (0..256) each threshold is behind the edge. */
@inline function shareOf(turns: v128, edge: v128, soft: v128, scale: v128): v128 {
  const late = i32x4.min_s(i32x4.max_s(i32x4.sub(edge, turns), i32x4.splat(0)), soft);
  return i32x4.shr_u(i32x4.mul(late, scale), 16);
}
@inline function blended(a: v128, b: v128, m: v128): v128 {
  // a · (256 − m) + b · m ≤ 65280, so rounding stays below 65536.
  const sum = i16x8.add(i16x8.mul(a, i16x8.sub(i16x8.splat(256), m)), i16x8.mul(b, m));
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(128)), 8);
}

export function revealPlane(dst: usize, a: usize, b: usize, turns: usize, edge: i32, soft: i32, n: i32): void {
  const e = i32x4.splat(edge), s = i32x4.splat(soft);
  const k = i32x4.splat((16777216 + soft - 1) / soft);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const t0 = v128.load(turns + 2 * i), t1 = v128.load(turns + 2 * i, 16);
    const m0 = i16x8.narrow_i32x4_u(shareOf(i32x4.extend_low_i16x8_u(t0), e, s, k), shareOf(i32x4.extend_high_i16x8_u(t0), e, s, k));
    const m1 = i16x8.narrow_i32x4_u(shareOf(i32x4.extend_low_i16x8_u(t1), e, s, k), shareOf(i32x4.extend_high_i16x8_u(t1), e, s, k));
    const va = v128.load(a + i), vb = v128.load(b + i);
    const lo = blended(i16x8.extend_low_i8x16_u(va), i16x8.extend_low_i8x16_u(vb), m0);
    const hi = blended(i16x8.extend_high_i8x16_u(va), i16x8.extend_high_i8x16_u(vb), m1);
    v128.store(dst + i, i8x16.narrow_i16x8_u(lo, hi));
  }
}

export function slideRows(plane: usize, stride: i32, width: i32, rows: i32, by: i32): void {
  const whole = by >> 7;
  const w = by & 127;
  const k = i16x8.splat(<i16>(w << 8));
  const lastX = width - 1;
  for (let y = 0; y < rows; y++) {
    const row = plane + <usize>y * stride;
    if (whole >= 0) {
      // Source is to the right: go left to right, so that reads precede overwrites.
      const edge = <i32>load<u8>(row + lastX);
      let x = 0;
      for (; x + whole + 17 <= width; x += 16) v128.store(row + x, towardBytes(v128.load(row + x + whole), v128.load(row + x + whole, 1), k, k));
      for (; x < width; x++) {
        const a = x + whole < lastX ? <i32>load<u8>(row + x + whole) : edge;
        const b = x + whole + 1 < lastX ? <i32>load<u8>(row + x + whole + 1) : edge;
        store<u8>(row + x, <u8>((a * (128 - w) + b * w + 64) >> 7));
      }
    } else {
      // Source is to the left: go right to left.
      const edge = <i32>load<u8>(row);
      let x = width;
      for (; x - 16 + whole >= 0; x -= 16) v128.store(row + x - 16, towardBytes(v128.load(row + x - 16 + whole), v128.load(row + x - 16 + whole, 1), k, k));
      for (x--; x >= 0; x--) {
        const a = x + whole > 0 ? <i32>load<u8>(row + x + whole) : edge;
        const b = x + whole + 1 > 0 ? <i32>load<u8>(row + x + whole + 1) : edge;
        store<u8>(row + x, <u8>((a * (128 - w) + b * w + 64) >> 7));
      }
    }
  }
}
