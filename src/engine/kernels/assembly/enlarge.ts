// Bilinear upscaling added to a plane (twin: scalar/enlarge.ts). Each source row is upscaled horizontally once, to bytes, and used for
// all plane rows next to it; vertically, three byte averages give the eighths:
//   m = avg(a, b) = 4/8    avg(a, m) = 2/8 of b    avg(a, avg(a, m)) = 1/8    avg(m, avg(a, m)) = 3/8
// Both passes in u16 lanes, vertical first, took twice as long (1.0 ms for three 1080p planes).

import { high, highPairs, low, lowPairs } from './bytes';

/** A weighted source row as u16, in eighths, its end pixels repeated once: for other factors and weights. */
const LINE = memory.data(2 * (16384 + 64), 16) + 32;
/** Two upscaled rows. */
const UPPER = memory.data(16384 + 256, 16);
const LOWER = memory.data(16384 + 256, 16);
export const MOST_PIXELS: i32 = 16384;

// @ts-ignore: decorator
@inline export function clampIndex(i: i32, n: i32): i32 { return i < 0 ? 0 : i >= n ? n - 1 : i; }
// @ts-ignore: decorator
@inline function times(x: v128, k: i32): v128 { return i16x8.mul(x, i16x8.splat(<i16>k)); }
/** 64ths to levels. */
// @ts-ignore: decorator
@inline function level(x: v128): v128 { return i16x8.shr_u(i16x8.add(x, i16x8.splat(32)), 6); }
/** Interleaves two vectors of levels: a0 b0 a1 b1 … */
// @ts-ignore: decorator
@inline function beside(a: v128, b: v128): v128 { return v128.or(a, i16x8.shl(b, 8)); }

/** Factor 4 at full weight: each pixel 3/8 and 1/8 of the way to its neighbours, by byte averages as between rows. */
export function enlargeBy4(out: usize, row: usize, sw: i32): void {
  const end = row + sw;
  let to = out;
  for (let at = row; at < end; at += 16, to += 64) {
    const c = v128.load(at), toLeft = avg(c, v128.load(at - 1)), toRight = avg(c, v128.load(at + 1)), left = avg(c, toLeft), right = avg(c, toRight);
    const first = avg(toLeft, left), second = avg(c, left), third = avg(c, right), fourth = avg(toRight, right);
    const low = lowPairs(first, second), high = highPairs(first, second), low2 = lowPairs(third, fourth), high2 = highPairs(third, fourth);
    v128.store(to, i16x8.shuffle(low, low2, 0, 8, 1, 9, 2, 10, 3, 11));
    v128.store(to, i16x8.shuffle(low, low2, 4, 12, 5, 13, 6, 14, 7, 15), 16);
    v128.store(to, i16x8.shuffle(high, high2, 0, 8, 1, 9, 2, 10, 3, 11), 32);
    v128.store(to, i16x8.shuffle(high, high2, 4, 12, 5, 13, 6, 14, 7, 15), 48);
  }
  // Edges are clamped.
  const leftmost = <u16>load<u8>(row) * 257, rightmost = <u16>load<u8>(end - 1) * 257;
  store<u16>(out, leftmost);
  store<u16>(out + (<usize>sw << 2) - 2, rightmost);
}
function enlargeRow(out: usize, row: usize, sw: i32, f: i32, weight: i32): void {
  if (f == 4 && weight >= 256) enlargeBy4(out, row, sw);
  else enlargeWeighted(out, row, sw, f, i16x8.splat(<i16>min(32767, weight << 7)));
}
function enlargeWeighted(out: usize, row: usize, sw: i32, f: i32, share: v128): void {
  for (let x = 0; x < sw; x += 16) {
    const p = v128.load(row + x), at = LINE + 2 * <usize>x;
    v128.store(at, i16x8.q15mulr_sat_s(i16x8.shl(low(p), 3), share));
    v128.store(at, i16x8.q15mulr_sat_s(i16x8.shl(high(p), 3), share), 16);
  }
  const last = LINE + 2 * <usize>sw;
  store<u16>(LINE - 2, load<u16>(LINE));
  store<u16>(last, load<u16>(last - 2));
  // Eight source pixels become 8 f; p, c, n are the left neighbour, the pixel and the right neighbour.
  for (let at = LINE; at < last; at += 16) {
    const p = v128.load(at - 2), c = v128.load(at), n = v128.load(at + 2);
    if (f == 4) {
      const c5 = times(c, 5), c7 = times(c, 7);
      const first = beside(level(i16x8.add(times(p, 3), c5)), level(i16x8.add(p, c7)));
      const second = beside(level(i16x8.add(c7, n)), level(i16x8.add(c5, times(n, 3))));
      v128.store(out, i16x8.shuffle(first, second, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(out, i16x8.shuffle(first, second, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      out += 32;
    } else {
      const c6 = times(c, 6);
      v128.store(out, beside(level(i16x8.add(i16x8.add(p, p), c6)), level(i16x8.add(c6, i16x8.add(n, n)))));
      out += 16;
    }
  }
}
// @ts-ignore: decorator
@inline export function avg(a: v128, b: v128): v128 { return i8x16.avgr_u(a, b); }
// @ts-ignore: decorator
@inline function addAt(dst: usize, src: usize, x: v128): void { v128.store(dst, i8x16.add_sat_u(v128.load(src), x)); }

/** The two plane rows next to one source row: 1/8 and 3/8 of the way to the other. They share two averages. */
function addPair(outer: usize, ontoOuter: usize, inner: usize, ontoInner: usize, near: usize, far: usize, w: i32): void {
  let x = 0;
  for (; x + 32 <= w; x += 32) {
    const p = v128.load(near + x), m = avg(p, v128.load(far + x)), q = avg(p, m);
    const p1 = v128.load(near + x, 16), m1 = avg(p1, v128.load(far + x, 16)), q1 = avg(p1, m1);
    v128.store(outer + x, i8x16.add_sat_u(v128.load(ontoOuter + x), avg(p, q)));
    v128.store(outer + x, i8x16.add_sat_u(v128.load(ontoOuter + x, 16), avg(p1, q1)), 16);
    v128.store(inner + x, i8x16.add_sat_u(v128.load(ontoInner + x), avg(m, q)));
    v128.store(inner + x, i8x16.add_sat_u(v128.load(ontoInner + x, 16), avg(m1, q1)), 16);
  }
  for (; x < w; x += 16) {
    const p = v128.load(near + x), m = avg(p, v128.load(far + x)), q = avg(p, m);
    addAt(outer + x, ontoOuter + x, avg(p, q));
    addAt(inner + x, ontoInner + x, avg(m, q));
  }
}

/** Rows [y0, y1) of dst = from + the upscaled source; `dst` and `from` always point to row 0. */
export function enlargeOnto(
  dst: usize, from: usize, stride: i32, w: i32, y0: i32, y1: i32, src: usize, srcStride: i32, sw: i32, sh: i32, f: i32, weight: i32,
): void {
  if (w > MOST_PIXELS || sw * f > MOST_PIXELS + 192) return;
  let a = UPPER, b = LOWER, inA = -1, inB = -1;
  for (let y = y0; y < y1; y++) {
    const e = ((2 * y + 1) * 4) / f - 4, k = e & 7;
    const ra = clampIndex(e >> 3, sh), rb = clampIndex((e >> 3) + 1, sh);
    if (inA != ra) {
      const spare = a; a = b; b = spare;
      inA = inB; inB = -1;
      if (inA != ra) { enlargeRow(a, src + <usize>(ra * srcStride), sw, f, weight); inA = ra; }
    }
    if (inB != rb) { enlargeRow(b, src + <usize>(rb * srcStride), sw, f, weight); inB = rb; }
    if (f == 4 && (y & 1) == 0 && y + 1 < y1) {
      const top = <usize>(y * stride), below = top + stride;
      if (k < 4) addPair(dst + top, from + top, dst + below, from + below, a, b, w);
      else addPair(dst + below, from + below, dst + top, from + top, b, a, w);
      y++;
      continue;
    }
    // The nearer source row, then the other.
    const near = k < 4 ? a : b, far = k < 4 ? b : a, out = dst + <usize>(y * stride), onto = from + <usize>(y * stride), isOuter = k == 1 || k == 7;
    if (k == 2 || k == 6) {
      for (let x = 0; x < w; x += 16) {
        const p = v128.load(near + x);
        addAt(out + x, onto + x, avg(p, avg(p, v128.load(far + x))));
      }
    } else if (isOuter) {
      for (let x = 0; x < w; x += 16) {
        const p = v128.load(near + x);
        addAt(out + x, onto + x, avg(p, avg(p, avg(p, v128.load(far + x)))));
      }
    } else {
      for (let x = 0; x < w; x += 16) {
        const p = v128.load(near + x), m = avg(p, v128.load(far + x));
        addAt(out + x, onto + x, avg(m, avg(p, m)));
      }
    }
  }
}
export function upsampleAddRows(
  dst: usize, stride: i32, w: i32, y0: i32, y1: i32, src: usize, srcStride: i32, sw: i32, sh: i32, f: i32, weight: i32,
): void {
  enlargeOnto(dst, dst, stride, w, y0, y1, src, srcStride, sw, sh, f, weight);
}
