// Feedback kernels: decay, hue shift, and the blend of the previous frame. Twin: ../scalar/shade-echo.ts.

import { exactShare } from './exact-share';
import { div255 } from './shade-lanes';

export function fadePlane(dst: usize, src: usize, k: i32, n: i32): void {
  const gain = i16x8.splat(<i16>k);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const v = v128.load(src + i);
    const lo = i16x8.shr_u(i16x8.mul(i16x8.extend_low_i8x16_u(v), gain), 8);
    const hi = i16x8.shr_u(i16x8.mul(i16x8.extend_high_i8x16_u(v), gain), 8);
    v128.store(dst + i, i8x16.narrow_i16x8_u(lo, hi));
  }
}

/** Four pixels of one channel: (r g pairs · m01 + b 0 pairs · m2) >> 12. */
@inline function row(rg: v128, b0: v128, m01: v128, m2: v128): v128 {
  return i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(rg, m01), i32x4.dot_i16x8_s(b0, m2)), 12);
}
/** A matrix row: the multipliers of r g pairs and of b 0 pairs. Built before the loop, because V8 does not hoist it (1.1 × the time). */
@inline function pairOf(m: usize): v128 { return v128.load32_splat(m); }
@inline function lastOf(m: usize): v128 { return v128.and(i16x8.splat(load<i16>(m, 4)), i32x4.splat(0xffff)); }
@inline function channel(rg0: v128, rg1: v128, rg2: v128, rg3: v128, b0: v128, b1: v128, b2: v128, b3: v128, m01: v128, m2: v128): v128 {
  const lo = i16x8.narrow_i32x4_s(row(rg0, b0, m01, m2), row(rg1, b1, m01, m2));
  const hi = i16x8.narrow_i32x4_s(row(rg2, b2, m01, m2), row(rg3, b3, m01, m2));
  return i8x16.narrow_i16x8_u(lo, hi);
}

export function fadeHuePlanes(dr: usize, dg: usize, db: usize, r: usize, g: usize, b: usize, m: usize, n: i32): void {
  const zero = i8x16.splat(0), forR = pairOf(m), lastR = lastOf(m), forG = pairOf(m + 6), lastG = lastOf(m + 6), forB = pairOf(m + 12), lastB = lastOf(m + 12);
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
    v128.store(dr + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forR, lastR));
    v128.store(dg + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forG, lastG));
    v128.store(db + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forB, lastB));
  }
}

/**
 * The product with `rest` has a factor for each pixel, for which no short formula is exact: rest · 257 / 2 rounded up (a shuffle and an
 * average) is off by one for 22 of the 65536 products, and would save 18 of about 150 instructions per 16 pixels with a hue shift.
 */
@inline
function layEcho(frame: usize, echo: usize, e: v128, share: v128): void {
  const f = v128.load(frame), rest = v128.not(f);
  const lo = i16x8.q15mulr_sat_s(i16x8.extend_low_i8x16_u(e), share), hi = i16x8.q15mulr_sat_s(i16x8.extend_high_i8x16_u(e), share);
  const added = i8x16.narrow_i16x8_u(div255(i16x8.mul(lo, i16x8.extend_low_i8x16_u(rest))), div255(i16x8.mul(hi, i16x8.extend_high_i8x16_u(rest))));
  v128.store(frame, i8x16.add(f, added));
  v128.store(echo, i8x16.max_u(e, f));
}

export function echoScreen(frame: usize, echo: usize, k: i32, opacity: i32, n: i32): void {
  const share = i16x8.splat(<i16>exactShare(opacity)), gain = i16x8.splat(<i16>k);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const light = v128.load(echo + i);
    const lo = i16x8.shr_u(i16x8.mul(i16x8.extend_low_i8x16_u(light), gain), 8), hi = i16x8.shr_u(i16x8.mul(i16x8.extend_high_i8x16_u(light), gain), 8);
    layEcho(frame + i, echo + i, i8x16.narrow_i16x8_u(lo, hi), share);
  }
}

export function echoHueScreen(fr: usize, fg: usize, fb: usize, er: usize, eg: usize, eb: usize, m: usize, opacity: i32, n: i32): void {
  const zero = i8x16.splat(0), share = i16x8.splat(<i16>exactShare(opacity));
  const forR = pairOf(m), lastR = lastOf(m), forG = pairOf(m + 6), lastG = lastOf(m + 6), forB = pairOf(m + 12), lastB = lastOf(m + 12);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const vr = v128.load(er + i), vg = v128.load(eg + i), vb = v128.load(eb + i);
    // Skip vectors in which the feedback is black.
    if (!v128.any_true(v128.or(v128.or(vr, vg), vb))) {
      v128.store(er + i, v128.load(fr + i)); v128.store(eg + i, v128.load(fg + i)); v128.store(eb + i, v128.load(fb + i));
      continue;
    }
    const rLo = i16x8.extend_low_i8x16_u(vr), rHi = i16x8.extend_high_i8x16_u(vr);
    const gLo = i16x8.extend_low_i8x16_u(vg), gHi = i16x8.extend_high_i8x16_u(vg);
    const bLo = i16x8.extend_low_i8x16_u(vb), bHi = i16x8.extend_high_i8x16_u(vb);
    const rg0 = v128.shuffle<i16>(rLo, gLo, 0, 8, 1, 9, 2, 10, 3, 11), rg1 = v128.shuffle<i16>(rLo, gLo, 4, 12, 5, 13, 6, 14, 7, 15);
    const rg2 = v128.shuffle<i16>(rHi, gHi, 0, 8, 1, 9, 2, 10, 3, 11), rg3 = v128.shuffle<i16>(rHi, gHi, 4, 12, 5, 13, 6, 14, 7, 15);
    const b0 = v128.shuffle<i16>(bLo, zero, 0, 8, 1, 9, 2, 10, 3, 11), b1 = v128.shuffle<i16>(bLo, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    const b2 = v128.shuffle<i16>(bHi, zero, 0, 8, 1, 9, 2, 10, 3, 11), b3 = v128.shuffle<i16>(bHi, zero, 4, 12, 5, 13, 6, 14, 7, 15);
    layEcho(fr + i, er + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forR, lastR), share);
    layEcho(fg + i, eg + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forG, lastG), share);
    layEcho(fb + i, eb + i, channel(rg0, rg1, rg2, rg3, b0, b1, b2, b3, forB, lastB), share);
  }
}
