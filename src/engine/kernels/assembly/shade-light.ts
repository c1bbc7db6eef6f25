// The end of most chains in one go over the rows: a glow laid on, corners dimmed, grain. Each alone is bound by what it reads and
// writes; together they take three quarters of the time. Twin: ../scalar/shade-light.ts, which runs them one after the other.

import { fractionHigh, fractionLow } from './blend-modes';
import { high, join, low } from './bytes';
import { avg, clampIndex, enlargeBy4, MOST_PIXELS } from './enlarge';
import { gainOf, grained, fineHigh, fineLow } from './shade-lanes';

const LINE: usize = 16384 + 256;
/** Two rows of each channel's glow enlarged across, the source rows that lie above and below. */
const UPPER = memory.data(3 * (16384 + 256), 16);
const LOWER = memory.data(3 * (16384 + 256), 16);
/** The glow of two plane rows, of each channel. */
const GLOW = memory.data(6 * (16384 + 256), 16);

/** An eighth and three eighths of the way from one enlarged row to the other: what two plane rows that lie next to the first get. */
function betweenRows(outer: usize, inner: usize, near: usize, far: usize, w: i32): void {
  for (let x = 0; x < w; x += 16) {
    const p = v128.load(near + x), m = avg(p, v128.load(far + x)), q = avg(p, m);
    v128.store(outer + x, avg(p, q));
    v128.store(inner + x, avg(m, q));
  }
}

@inline function lit(isGlow: bool, plane: usize, glow: usize): v128 {
  const v = v128.load(plane);
  return isGlow ? i8x16.add_sat_u(v, v128.load(glow)) : v;
}
@inline function shaded(isDim: bool, isGrain: bool, v: v128, gain: v128, t: v128): v128 {
  const dimmed = isDim ? i16x8.q15mulr_sat_s(v, gain) : v;
  return isGrain ? grained(dimmed, t) : dimmed;
}
@inline function shade(isGlow: bool, isDim: bool, isGrain: bool, plane: usize, glow: usize, gainLo: v128, gainHi: v128, lo: v128, hi: v128): void {
  const v = lit(isGlow, plane, glow);
  v128.store(plane, join(shaded(isDim, isGrain, low(v), gainLo, lo), shaded(isDim, isGrain, high(v), gainHi, hi)));
}
@inline function rowOf(
  isGlow: bool, isDim: bool, isGrain: bool, r: usize, g: usize, b: usize, stride: i32, glow: usize, falloff: usize, strength: i32, noise: usize, amount: i32,
): void {
  const s = i16x8.splat(<i16>strength), k = i16x8.splat(<i16>(amount << 2)), none = i16x8.splat(0);
  for (let x: usize = 0; x < <usize>stride; x += 16) {
    const f = isDim ? v128.load(falloff + x) : none, n = isGrain ? v128.load(noise + x) : none;
    const gainLo = isDim ? gainOf(fractionLow(f), s) : none, gainHi = isDim ? gainOf(fractionHigh(f), s) : none;
    const lo = isGrain ? i16x8.q15mulr_sat_s(fineLow(n), k) : none, hi = isGrain ? i16x8.q15mulr_sat_s(fineHigh(n), k) : none;
    shade(isGlow, isDim, isGrain, r + x, glow + x, gainLo, gainHi, lo, hi);
    shade(isGlow, isDim, isGrain, g + x, glow + LINE + x, gainLo, gainHi, lo, hi);
    shade(isGlow, isDim, isGrain, b + x, glow + 2 * LINE + x, gainLo, gainHi, lo, hi);
  }
}
// A function each, so that V8 compiles no more than what is used.
function dimGrain(r: usize, g: usize, b: usize, stride: i32, glow: usize, falloff: usize, strength: i32, noise: usize, amount: i32): void { rowOf(false, true, true, r, g, b, stride, glow, falloff, strength, noise, amount); }
function glowDim(r: usize, g: usize, b: usize, stride: i32, glow: usize, falloff: usize, strength: i32, noise: usize, amount: i32): void { rowOf(true, true, false, r, g, b, stride, glow, falloff, strength, noise, amount); }
function glowGrain(r: usize, g: usize, b: usize, stride: i32, glow: usize, falloff: usize, strength: i32, noise: usize, amount: i32): void { rowOf(true, false, true, r, g, b, stride, glow, falloff, strength, noise, amount); }
function glowDimGrain(r: usize, g: usize, b: usize, stride: i32, glow: usize, falloff: usize, strength: i32, noise: usize, amount: i32): void { rowOf(true, true, true, r, g, b, stride, glow, falloff, strength, noise, amount); }

export function lightRows(
  r: usize, g: usize, b: usize, stride: i32, w: i32, y0: i32, y1: i32, glowR: usize, glowG: usize, glowB: usize, glowStride: i32, gw: i32, gh: i32,
  falloff: usize, strength: i32, noise: usize, noiseStride: i32, amount: i32,
): void {
  if (w > MOST_PIXELS) return;
  let a = UPPER, c = LOWER, inA = -1, inC = -1;
  for (let y = y0; y < y1; y++) {
    // Rows 4 k + 2 to 4 k + 5 lie between the source rows k and k + 1, two next to each, and those two are made together.
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
    const from = y * stride, f = falloff + (y - y0) * stride, n = noise + (y - y0) * noiseStride;
    if (glowR == 0) dimGrain(r + from, g + from, b + from, stride, glow, f, strength, n, amount);
    else if (amount == 0) glowDim(r + from, g + from, b + from, stride, glow, f, strength, n, amount);
    else if (strength == 0) glowGrain(r + from, g + from, b + from, stride, glow, f, strength, n, amount);
    else glowDimGrain(r + from, g + from, b + from, stride, glow, f, strength, n, amount);
  }
}
function enlargeThree(to: usize, r: usize, g: usize, b: usize, row: i32, gw: i32): void {
  enlargeBy4(to, r + row, gw);
  enlargeBy4(to + LINE, g + row, gw);
  enlargeBy4(to + 2 * LINE, b + row, gw);
}
