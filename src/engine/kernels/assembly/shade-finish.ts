// The finishing pass, the usual end of a chain in one pass over the rows: bloom, vignette, grain (twin: ../scalar/shade-finish.ts). Bound
// by the number of vector instructions (42 per sixteen pixels with all three), so the gain of vignette and grain is combined first, once
// for all channels. As separate passes they took 57, and 1.3 × as long; computing the gain per pixel from falloff and strength adds eight.

import { high, join, low } from './bytes';
import { avg, clampIndex, enlargeBy4, MOST_PIXELS } from './enlarge';
import { fineHigh, fineLow, gainOf } from './shade-lanes';
import { fractionHigh, fractionLow } from './blend-modes';

const LINE: usize = 16384 + 256;
/** Per channel, the source rows above and below, upscaled horizontally. */
const UPPER = memory.data(3 * (16384 + 256), 16);
const LOWER = memory.data(3 * (16384 + 256), 16);
/** Per channel, the glow of two plane rows. */
const GLOW = memory.data(6 * (16384 + 256), 16);

/** The glow of the two plane rows next to the first source row: 1/8 and 3/8 of the way from one upscaled row to the other. */
function betweenRows(outer: usize, inner: usize, near: usize, far: usize, w: i32): void {
  for (let x = 0; x < w; x += 16) {
    const p = v128.load(near + x), m = avg(p, v128.load(far + x)), q = avg(p, m);
    v128.store(outer + x, avg(p, q));
    v128.store(inner + x, avg(m, q));
  }
}

export function fillGains(gains: usize, falloff: usize, strength: i32, n: i32): void {
  const s = i16x8.splat(<i16>strength);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const f = v128.load(falloff + i);
    v128.store(gains + 2 * i, gainOf(fractionLow(f), s));
    v128.store(gains + 2 * i, gainOf(fractionHigh(f), s), 16);
  }
}

/** Grain in eight lanes: what it adds to a gain of 1, in quarters of 32768. */
@inline function swing(noise: v128, k: v128): v128 { return i16x8.q15mulr_sat_s(noise, k); }
/** The gain with grain, in quarters of 32768. */
@inline function swung(gain: v128, t: v128): v128 { return i16x8.add_sat_s(i16x8.shr_u(gain, 2), i16x8.q15mulr_sat_s(gain, t)); }
@inline function shaded(isGrain: bool, v: v128, gain: v128, offset: v128): v128 {
  return isGrain ? i16x8.add(i16x8.q15mulr_sat_s(i16x8.shl(v, 2), gain), offset) : i16x8.q15mulr_sat_s(v, gain);
}
@inline function shade(isGlow: bool, isGrain: bool, plane: usize, glow: usize, gainLo: v128, gainHi: v128, lo: v128, hi: v128): void {
  let v = v128.load(plane);
  if (isGlow) v = i8x16.add_sat_u(v, v128.load(glow));
  v128.store(plane, join(shaded(isGrain, low(v), gainLo, lo), shaded(isGrain, high(v), gainHi, hi)));
}
@inline function rowOf(isGlow: bool, isDim: bool, isGrain: bool, r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void {
  const k = i16x8.splat(<i16>(amount * 28)), whole = i16x8.splat(32767), atBlack = i16x8.splat(146), none = i16x8.splat(0);
  for (let x: usize = 0; x < <usize>stride; x += 16) {
    let gainLo = isDim ? v128.load(gains + 2 * x) : whole, gainHi = isDim ? v128.load(gains + 2 * x, 16) : whole, lo = none, hi = none;
    if (isGrain) {
      const n = v128.load(noise + x), tLo = swing(fineLow(n), k), tHi = swing(fineHigh(n), k);
      gainLo = swung(gainLo, tLo);
      gainHi = swung(gainHi, tHi);
      lo = i16x8.q15mulr_sat_s(tLo, atBlack);
      hi = i16x8.q15mulr_sat_s(tHi, atBlack);
    }
    shade(isGlow, isGrain, r + x, glow + x, gainLo, gainHi, lo, hi);
    shade(isGlow, isGrain, g + x, glow + LINE + x, gainLo, gainHi, lo, hi);
    shade(isGlow, isGrain, b + x, glow + 2 * LINE + x, gainLo, gainHi, lo, hi);
  }
}
function dimRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(false, true, false, r, g, b, stride, glow, gains, noise, amount); }
function grainRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(false, false, true, r, g, b, stride, glow, gains, noise, amount); }
function dimGrainRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(false, true, true, r, g, b, stride, glow, gains, noise, amount); }
function glowDimRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(true, true, false, r, g, b, stride, glow, gains, noise, amount); }
function glowGrainRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(true, false, true, r, g, b, stride, glow, gains, noise, amount); }
function glowDimGrainRow(r: usize, g: usize, b: usize, stride: i32, glow: usize, gains: usize, noise: usize, amount: i32): void { rowOf(true, true, true, r, g, b, stride, glow, gains, noise, amount); }

export function finishRows(
  r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32, y0: i32, y1: i32, glowR: usize, glowG: usize, glowB: usize, glowStride: i32, gw: i32, gh: i32,
  gains: usize, noise: usize, noiseStride: i32, amount: i32,
): void {
  if (w > MOST_PIXELS) return;
  let a = UPPER, c = LOWER, inA = -1, inC = -1;
  for (let y = y0; y < y1; y++) {
    // Rows 4 k + 2 to 4 k + 5 are between the source rows k and k + 1, two next to each; those two are computed together.
    const place = y + 2 & 3, glow = GLOW + 3 * LINE * <usize>(place & 1);
    if (glowR != 0 && ((place & 1) == 0 || y == y0)) {
      const above = (y + 2 >> 2) - 1, top = clampIndex(above, gh), bottom = clampIndex(above + 1, gh);
      if (inA != top) {
        const spare = a; a = c; c = spare;
        inA = inC; inC = -1;
        if (inA != top) { enlargeThree(a, glowR, glowG, glowB, top * glowStride, gw); inA = top; }
      }
      if (inC != bottom) { enlargeThree(c, glowR, glowG, glowB, bottom * glowStride, gw); inC = bottom; }
      for (let at: usize = 0; at < 3 * LINE; at += LINE) {
        if (place < 2) betweenRows(GLOW + at, GLOW + 3 * LINE + at, a + at, c + at, w);
        else betweenRows(GLOW + 3 * LINE + at, GLOW + at, c + at, a + at, w);
      }
    }
    const from = y * stride, dim = gains + 2 * <usize>(min(y, h - 1 - y) * stride), n = noise + (y - y0) * noiseStride;
    if (glowR == 0) {
      if (amount == 0) dimRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
      else if (gains == 0) grainRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
      else dimGrainRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
    } else if (amount == 0) glowDimRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
    else if (gains == 0) glowGrainRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
    else glowDimGrainRow(r + from, g + from, b + from, stride, glow, dim, n, amount);
  }
}
function enlargeThree(to: usize, r: usize, g: usize, b: usize, row: i32, gw: i32): void {
  enlargeBy4(to, r + row, gw);
  enlargeBy4(to + LINE, g + row, gw);
  enlargeBy4(to + 2 * LINE, b + row, gw);
}
