// Glyph, ink and paper of each cell from 4 × 8 samples (twin: scalar/match.ts; tables: abi/match.ts).
//
// The samples of a cell are projected on the line through colour space along which they vary most, so that a glyph's error needs one
// product with its coverage instead of three. Eight glyphs are compared at once, coverage in pairs of samples:
//   pair k of the cell, in every lane    z[2k] z[2k+1] | z[2k] z[2k+1] | …
//   pair k of glyphs 0..3                a[2k] a[2k+1] | …                  and of 4..7
//   dot_i16x8                            one i32 sum per glyph
// The first search ignores that ink and paper have limits. Its winner is the best of all if it keeps them; only otherwise is a second
// search made with the limits, which takes three times as long per glyph.

import { max4, min4 } from './math';

/** As in abi/match.ts. */
const WEIGHT_R: f32 = 0.5477225575, WEIGHT_G: f32 = 0.7, WEIGHT_B: f32 = 0.4582575695;
const INVERSE_R: f32 = <f32>(1 / 0.5477225575), INVERSE_G: f32 = <f32>(1 / 0.7), INVERSE_B: f32 = <f32>(1 / 0.4582575695);
const FLAT: f32 = <f32>(0.75 / 255);
const NO_PLACE: u32 = 0xffff, TEXTURED: u32 = 0x8000;

const SAMPLES: i32 = 32;
const PER_SAMPLES: f32 = 0.03125;
/** One cell: weighted differences of three channels, samples along the axis in f32, and the same in i16. */
const DELTA = memory.data(384, 16);
const ALONG = memory.data(128, 16);
const WHOLE = memory.data(64, 16);
const GAINS = memory.data(32, 16);

// @ts-ignore: decorator
@inline function s4(x: f32): v128 { return f32x4.splat(x); }
// @ts-ignore: decorator
@inline function clamp(x: f32, lo: f32, hi: f32): f32 { const y = x < lo ? lo : x; return hi < y ? hi : y; }
// @ts-ignore: decorator
@inline function sum4(x: v128): f32 { return (f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1)) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3)); }
/** The cell's samples of red, green and blue: 8 × 4 f32 each, 0..1. */
const CELL = memory.data(384, 16);
function loadFloats(to: usize, p: usize, rowBytes: usize): f32 {
  let x = min4(max4(v128.load(p), s4(0)), s4(1)), sum = x;
  v128.store(to, x);
  for (let k: usize = 16; k < 128; k += 16) {
    p += rowBytes;
    x = min4(max4(v128.load(p), s4(0)), s4(1));
    v128.store(to + k, x);
    sum = f32x4.add(sum, x);
  }
  return sum4(sum);
}
// @ts-ignore: decorator
@inline function level4(p: usize): v128 {
  return f32x4.mul(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(p)))), s4(<f32>(1.0 / 255)));
}
function loadBytes(to: usize, p: usize, rowBytes: usize): f32 {
  let x = level4(p), sum = x;
  v128.store(to, x);
  for (let k: usize = 16; k < 128; k += 16) {
    p += rowBytes;
    x = level4(p);
    v128.store(to + k, x);
    sum = f32x4.add(sum, x);
  }
  return sum4(sum);
}
// @ts-ignore: decorator
@inline function load4(isBytes: i32, to: usize, p: usize, rowBytes: usize): f32 { return isBytes != 0 ? loadBytes(to, p, rowBytes) : loadFloats(to, p, rowBytes); }
let rr: f32 = 0, rg: f32 = 0, rb: f32 = 0, gg: f32 = 0, gb: f32 = 0, bb: f32 = 0;
/** Weighted differences from the centre, and their moments. */
function putDeltas(cr: f32, cg: f32, cb: f32): void {
  const mr = s4(cr), mg = s4(cg), mb = s4(cb), wr = s4(WEIGHT_R), wg = s4(WEIGHT_G), wb = s4(WEIGHT_B);
  let r = f32x4.mul(f32x4.sub(v128.load(CELL), mr), wr), g = f32x4.mul(f32x4.sub(v128.load(CELL, 128), mg), wg), b = f32x4.mul(f32x4.sub(v128.load(CELL, 256), mb), wb);
  let srr = f32x4.mul(r, r), srg = f32x4.mul(r, g), srb = f32x4.mul(r, b), sgg = f32x4.mul(g, g), sgb = f32x4.mul(g, b), sbb = f32x4.mul(b, b);
  v128.store(DELTA, r); v128.store(DELTA, g, 128); v128.store(DELTA, b, 256);
  for (let k: usize = 16; k < 128; k += 16) {
    r = f32x4.mul(f32x4.sub(v128.load(CELL + k), mr), wr);
    g = f32x4.mul(f32x4.sub(v128.load(CELL + k, 128), mg), wg);
    b = f32x4.mul(f32x4.sub(v128.load(CELL + k, 256), mb), wb);
    v128.store(DELTA + k, r); v128.store(DELTA + k, g, 128); v128.store(DELTA + k, b, 256);
    srr = f32x4.add(srr, f32x4.mul(r, r)); srg = f32x4.add(srg, f32x4.mul(r, g)); srb = f32x4.add(srb, f32x4.mul(r, b));
    sgg = f32x4.add(sgg, f32x4.mul(g, g)); sgb = f32x4.add(sgb, f32x4.mul(g, b)); sbb = f32x4.add(sbb, f32x4.mul(b, b));
  }
  rr = sum4(srr); rg = sum4(srg); rb = sum4(srb); gg = sum4(sgg); gb = sum4(sgb); bb = sum4(sbb);
}
/** Σ (x − center) · coverage of one channel. */
function product(p: usize, center: f32, coverage: usize): f32 {
  const c = s4(center);
  let sum = f32x4.mul(f32x4.sub(v128.load(p), c), v128.load(coverage));
  for (let k: usize = 16; k < 128; k += 16) sum = f32x4.add(sum, f32x4.mul(f32x4.sub(v128.load(p + k), c), v128.load(coverage + k)));
  return sum4(sum);
}

let axisR: f32 = 0, axisG: f32 = 0, axisB: f32 = 0;
function findAxis(): void {
  let largest = rr, which = 0;
  if (gg > largest) { largest = gg; which = 1; }
  if (bb > largest) { largest = bb; which = 2; }
  if (!(largest > 0)) { axisR = 0; axisG = 1; axisB = 0; return; }
  const scale: f32 = <f32>1 / largest;
  rr *= scale; rg *= scale; rb *= scale; gg *= scale; gb *= scale; bb *= scale;
  let x: f32 = which == 0 ? rr : which == 1 ? rg : rb, y: f32 = which == 0 ? rg : which == 1 ? gg : gb, z: f32 = which == 0 ? rb : which == 1 ? gb : bb;
  for (let k = 0; k < 4; k++) {
    const x1: f32 = rr * x + rg * y + rb * z, y1: f32 = rg * x + gg * y + gb * z, z1: f32 = rb * x + gb * y + bb * z;
    x = x1; y = y1; z = z1;
  }
  const length: f32 = sqrt<f32>(x * x + y * y + z * z);
  axisR = x / length; axisG = y / length; axisB = z / length;
}

let lo: f32 = 0, hi: f32 = 0;
function limit(center: f32, step: f32): void {
  if (abs<f32>(step) < <f32>1e-6) return;
  const down: f32 = (<f32>0 - center) / step, up: f32 = (<f32>1 - center) / step;
  const least: f32 = up < down ? up : down, most: f32 = down < up ? up : down;
  if (lo < least) lo = least;
  if (most < hi) hi = most;
}

// How much less a glyph's squared error is than that of the centre's colour alone, four glyphs at a time. `stats` is the address of
// the four glyphs' `sum`; the other sections follow at multiples of `gap`.
const FREE: i32 = 0, BOUNDED: i32 = 1, SINGLE: i32 = 2, BOTH: i32 = 3;
let length2: f32 = 0;
// @ts-ignore: decorator
@inline function clamp4(x: v128, least: v128, most: v128): v128 { return min4(max4(x, least), most); }
// @ts-ignore: decorator
@inline function gain4(kind: i32, d: v128, stats: usize, gap: usize, least: v128, most: v128, length: v128): v128 {
  if (kind == FREE) return f32x4.mul(f32x4.mul(d, d), v128.load(stats + 2 * gap));
  const power = v128.load(stats + gap);
  if (kind == BOTH) return f32x4.sub(f32x4.add(d, d), f32x4.mul(length, power));
  const perPower = v128.load(stats + 3 * gap);
  if (kind == SINGLE) {
    const rise = clamp4(f32x4.mul(d, perPower), least, most);
    return f32x4.mul(rise, f32x4.sub(f32x4.add(d, d), f32x4.mul(rise, power)));
  }
  const sum = v128.load(stats), slope = f32x4.mul(d, v128.load(stats + 2 * gap));
  const from0 = f32x4.mul(f32x4.sub(s4(0), slope), f32x4.mul(sum, s4(PER_SAMPLES))), to0 = f32x4.add(from0, slope);
  const fromOut = v128.or(f32x4.lt(from0, least), f32x4.gt(from0, most)), toOut = v128.or(f32x4.lt(to0, least), f32x4.gt(to0, most));
  const from1 = clamp4(from0, least, most);
  const to1 = clamp4(f32x4.add(from1, f32x4.mul(f32x4.sub(d, f32x4.mul(from1, sum)), perPower)), least, most);
  const to2 = clamp4(to0, least, most);
  const from2 = clamp4(f32x4.mul(f32x4.sub(f32x4.sub(s4(0), d), f32x4.mul(to2, f32x4.sub(sum, power))), v128.load(stats + 4 * gap)), least, most);
  const from = v128.bitselect(from1, v128.bitselect(from2, from0, toOut), fromOut);
  const to = v128.bitselect(to1, v128.bitselect(to2, to0, toOut), fromOut);
  const rise = f32x4.sub(to, from);
  const spent = f32x4.add(f32x4.mul(f32x4.mul(from, from), s4(<f32>SAMPLES)),
    f32x4.add(f32x4.mul(f32x4.add(from, from), f32x4.mul(rise, sum)), f32x4.mul(f32x4.mul(rise, rise), power)));
  return f32x4.sub(f32x4.mul(f32x4.add(rise, rise), d), spent);
}
// @ts-ignore: decorator
@inline function pair(sum: v128, p: usize, z: v128): v128 { return i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(p), z)); }
/** Products of the cell with four glyphs, whose pairs are 32 bytes apart. */
// @ts-ignore: decorator
@inline function dots(p: usize, z0: v128, z1: v128, z2: v128, z3: v128, z4: v128, z5: v128, z6: v128, z7: v128, z8: v128, z9: v128, z10: v128, z11: v128, z12: v128, z13: v128, z14: v128, z15: v128): v128 {
  let a = i32x4.dot_i16x8_s(v128.load(p), z0), b = i32x4.dot_i16x8_s(v128.load(p, 32), z1);
  a = pair(a, p + 64, z2); b = pair(b, p + 96, z3);
  a = pair(a, p + 128, z4); b = pair(b, p + 160, z5);
  a = pair(a, p + 192, z6); b = pair(b, p + 224, z7);
  a = pair(a, p + 256, z8); b = pair(b, p + 288, z9);
  a = pair(a, p + 320, z10); b = pair(b, p + 352, z11);
  a = pair(a, p + 384, z12); b = pair(b, p + 416, z13);
  a = pair(a, p + 448, z14); b = pair(b, p + 480, z15);
  return i32x4.add(a, b);
}
let bestGain: f32 = 0;
/** The glyph with the largest gain, the first of equals; its gain goes to `bestGain`. */
// @ts-ignore: decorator
@inline function search(kind: i32, table: usize, count: i32, unit: f32): u32 {
  const stats = table + (<usize>count << 6), gap = <usize>count << 2, u = s4(unit), least = s4(lo), most = s4(hi), length = s4(length2);
  const z0 = v128.load32_splat(WHOLE), z1 = v128.load32_splat(WHOLE, 4), z2 = v128.load32_splat(WHOLE, 8), z3 = v128.load32_splat(WHOLE, 12);
  const z4 = v128.load32_splat(WHOLE, 16), z5 = v128.load32_splat(WHOLE, 20), z6 = v128.load32_splat(WHOLE, 24), z7 = v128.load32_splat(WHOLE, 28);
  const z8 = v128.load32_splat(WHOLE, 32), z9 = v128.load32_splat(WHOLE, 36), z10 = v128.load32_splat(WHOLE, 40), z11 = v128.load32_splat(WHOLE, 44);
  const z12 = v128.load32_splat(WHOLE, 48), z13 = v128.load32_splat(WHOLE, 52), z14 = v128.load32_splat(WHOLE, 56), z15 = v128.load32_splat(WHOLE, 60);
  let gain = s4(-Infinity), found = i32x4.splat(0), index = i32x4(0, 1, 2, 3);
  for (let at: usize = 0; at < <usize>count; at += 4) {
    const p = table + ((at >> 3) << 9) + ((at & 4) << 2);
    const d = f32x4.mul(f32x4.convert_i32x4_s(dots(p, z0, z1, z2, z3, z4, z5, z6, z7, z8, z9, z10, z11, z12, z13, z14, z15)), u);
    const own = gain4(kind, d, stats + (at << 2), gap, least, most, length), isBetter = f32x4.gt(own, gain);
    gain = v128.bitselect(own, gain, isBetter);
    found = v128.bitselect(index, found, isBetter);
    index = i32x4.add(index, i32x4.splat(4));
  }
  v128.store(GAINS, gain);
  v128.store(GAINS, found, 16);
  let best = load<f32>(GAINS), place = load<u32>(GAINS, 16);
  for (let k: usize = 4; k < 16; k += 4) {
    const own = load<f32>(GAINS + k), its = load<u32>(GAINS + k, 16);
    if (own > best || (own == best && its < place)) { best = own; place = its; }
  }
  bestGain = best;
  return place;
}
function searchFree(table: usize, count: i32, unit: f32): u32 { return search(FREE, table, count, unit); }
function searchBounded(table: usize, count: i32, unit: f32): u32 { return search(BOUNDED, table, count, unit); }
function searchSingle(table: usize, count: i32, unit: f32): u32 { return search(SINGLE, table, count, unit); }
function searchBoth(table: usize, count: i32, unit: f32): u32 { return search(BOTH, table, count, unit); }

function dotOf(table: usize, place: u32, unit: f32): f32 {
  const p = table + (<usize>(place >> 3) << 9) + (<usize>(place & 4) << 2);
  let a = i32x4.dot_i16x8_s(v128.load(p), v128.load32_splat(WHOLE)), b = i32x4.dot_i16x8_s(v128.load(p, 32), v128.load32_splat(WHOLE, 4));
  for (let k: usize = 2; k < 16; k += 2) {
    a = pair(a, p + (k << 5), v128.load32_splat(WHOLE + (k << 2)));
    b = pair(b, p + (k << 5) + 32, v128.load32_splat(WHOLE + (k << 2), 4));
  }
  v128.store(GAINS, i32x4.add(a, b));
  return <f32>load<i32>(GAINS + (<usize>(place & 3) << 2)) * unit;
}
/** The gain of one glyph. */
function gainOf(fixed: i32, table: usize, count: i32, place: u32, unit: f32): f32 {
  const stats = table + (<usize>count << 6) + (<usize>(place & ~3) << 2), gap = <usize>count << 2, d = s4(dotOf(table, place, unit));
  const least = s4(lo), most = s4(hi), length = s4(length2);
  v128.store(GAINS, fixed == 0 ? gain4(BOUNDED, d, stats, gap, least, most, length)
    : fixed == 3 ? gain4(BOTH, d, stats, gap, least, most, length) : gain4(SINGLE, d, stats, gap, least, most, length));
  return load<f32>(GAINS + (<usize>(place & 3) << 2));
}

// @ts-ignore: decorator
@inline function toByte(x: f32): u32 { return <u32>(clamp(x, 0, 1) * 255 + 0.5); }
// @ts-ignore: decorator
@inline function ofByte(p: usize): f32 { return <f32>load<u8>(p) * <f32>(1.0 / 255); }
function putColors(fixed: i32, ink: usize, paper: usize, center: f32, d: f32, stats: usize, gap: usize): void {
  const perPower = load<f32>(stats + 3 * gap);
  if (fixed == 0) {
    const sum = load<f32>(stats), power = load<f32>(stats + gap);
    const slope: f32 = d * load<f32>(stats + 2 * gap);
    let from: f32 = center - slope * (sum * PER_SAMPLES), to: f32 = from + slope;
    if (from < 0 || from > 1) {
      from = clamp(from, 0, 1);
      to = from + (d - (from - center) * sum) * perPower;
    } else if (to < 0 || to > 1) {
      to = clamp(to, 0, 1);
      from = center + ((<f32>0 - d) - (to - center) * (sum - power)) * load<f32>(stats + 4 * gap);
    }
    store<u8>(paper, toByte(from));
    store<u8>(ink, toByte(to));
  } else if (fixed == 1) store<u8>(ink, toByte(center + d * perPower));
  else if (fixed == 2) store<u8>(paper, toByte(center + d * perPower));
}

/** As in abi/match.ts. */
const PLAIN_BASE: f32 = 0.2, PLAIN_RISE: f32 = 2.2;
/** Levels of light that have a glyph of their own. */
const TONES: i32 = 64;

/** Ink and paper around one colour, whose mean it stays. */
function putTexture(ink: usize, paper: usize, plane: usize, r: f32, g: f32, b: f32, share: f32, contrast: f32): void {
  const rg: f32 = r < g ? g : r, most: f32 = rg < b ? b : rg, rest: f32 = <f32>1 - share;
  // No channel of the ink may exceed 1.
  const limit: f32 = most * rest > <f32>1e-6 ? (<f32>1 - most) / (most * rest) : contrast, k: f32 = limit < contrast ? limit : contrast;
  const under: f32 = <f32>1 - k * share, over: f32 = <f32>1 + k * rest;
  store<u8>(paper, toByte(r * under)); store<u8>(paper + plane, toByte(g * under)); store<u8>(paper + 2 * plane, toByte(b * under));
  store<u8>(ink, toByte(r * over)); store<u8>(ink + plane, toByte(g * over)); store<u8>(ink + 2 * plane, toByte(b * over));
}

export function matchCells(
  places: usize, ink: usize, paper: usize, planeBytes: i32, r: usize, g: usize, b: usize, table: usize, glyphCount: i32, fixed: i32,
  before: usize, margin: f32, isBytes: i32, tones: usize, texture: f32, hold: f32, cols: i32, n: i32,
): void {
  const plane = <usize>planeBytes, sampleShift = isBytes != 0 ? 0 : 2, rowBytes = <usize>cols << (2 + sampleShift), most: f32 = margin * <f32>SAMPLES;
  const stats = table + (<usize>glyphCount << 6), gap = <usize>glyphCount << 2, coverage = stats + 5 * gap;
  for (let cell: usize = 0; cell < <usize>n; cell++) {
    const row = cell / <usize>cols, at = row * 8 * rowBytes + ((cell - row * <usize>cols) << (2 + sampleShift));
    const pr = CELL, pg = CELL + 128, pb = CELL + 256, inkAt = ink + cell, paperAt = paper + cell;
    let cr = load4(isBytes, pr, r + at, rowBytes), cg = load4(isBytes, pg, g + at, rowBytes), cb = load4(isBytes, pb, b + at, rowBytes);
    if (fixed == 0) {
      cr *= PER_SAMPLES; cg *= PER_SAMPLES; cb *= PER_SAMPLES;
    } else {
      const given = fixed == 2 ? inkAt : paperAt;
      cr = ofByte(given); cg = ofByte(given + plane); cb = ofByte(given + 2 * plane);
    }
    putDeltas(cr, cg, cb);
    if (fixed == 3) {
      axisR = (ofByte(inkAt) - cr) * WEIGHT_R; axisG = (ofByte(inkAt + plane) - cg) * WEIGHT_G; axisB = (ofByte(inkAt + 2 * plane) - cb) * WEIGHT_B;
      length2 = axisR * axisR + axisG * axisG + axisB * axisB;
    } else findAxis();
    const ar = s4(axisR), ag = s4(axisG), ab = s4(axisB);
    let peak = s4(0);
    for (let k: usize = 0; k < 128; k += 16) {
      const z = f32x4.add(f32x4.add(f32x4.mul(v128.load(DELTA + k), ar), f32x4.mul(v128.load(DELTA + k, 128), ag)), f32x4.mul(v128.load(DELTA + k, 256), ab));
      v128.store(ALONG + k, z);
      peak = max4(peak, f32x4.abs(z));
    }
    const peak2 = max4(peak, v128.shuffle<i64>(peak, peak, 1, 0));
    const p0 = f32x4.extract_lane(peak2, 0), p1 = f32x4.extract_lane(peak2, 1), tallest: f32 = p0 < p1 ? p1 : p0;

    let place: u32 = 0;
    const was: u32 = before == 0 ? NO_PLACE : <u32>load<u16>(before + (cell << 1)), old = was == NO_PLACE ? NO_PLACE : was & ~TEXTURED;
    let strength: f32 = 0;
    if (tallest < FLAT && fixed != 3) {
      if (old != NO_PLACE) place = old;
    } else {
      const scale = s4(tallest > 0 ? <f32>32767 / tallest : 0), unit: f32 = tallest * <f32>(1.0 / (32767.0 * 255.0));
      for (let k: usize = 0; k < 64; k += 16)
        v128.store(WHOLE + k, i16x8.narrow_i32x4_s(
          i32x4.trunc_sat_f32x4_s(f32x4.mul(v128.load(ALONG + 2 * k), scale)), i32x4.trunc_sat_f32x4_s(f32x4.mul(v128.load(ALONG + 2 * k, 16), scale))));
      lo = <f32>-1e30; hi = <f32>1e30;
      limit(cr, axisR * INVERSE_R); limit(cg, axisG * INVERSE_G); limit(cb, axisB * INVERSE_B);
      if (fixed == 0) {
        place = searchFree(table, glyphCount, unit);
        const p = <usize>place << 2, slope: f32 = dotOf(table, place, unit) * load<f32>(stats + 2 * gap + p);
        const from: f32 = (<f32>0 - slope) * (load<f32>(stats + p) * PER_SAMPLES), to: f32 = from + slope;
        strength = abs<f32>(slope);
        if (from < lo || from > hi || to < lo || to > hi) place = searchBounded(table, glyphCount, unit);
      } else place = fixed == 3 ? searchBoth(table, glyphCount, unit) : searchSingle(table, glyphCount, unit);
      const gain = bestGain;
      if (old < <u32>glyphCount && gain - gainOf(fixed, table, glyphCount, old, unit) <= most) place = old;
    }
    if (fixed == 0 && texture > 0) {
      const light: f32 = (cr * (WEIGHT_R * WEIGHT_R) + cg * (WEIGHT_G * WEIGHT_G)) + cb * (WEIGHT_B * WEIGHT_B);
      const wasTone = old < <u32>glyphCount && was != old;
      const least: f32 = texture * light * (PLAIN_BASE + PLAIN_RISE * texture) * (wasTone ? <f32>1 + <f32>0.5 * hold : old < <u32>glyphCount ? <f32>1 - <f32>0.25 * hold : <f32>1);
      if (strength < least) {
        const level = min<i32>(TONES - 1, <i32>(light * <f32>TONES));
        place = <u32>load<u16>(tones + (<usize>level << 1));
        if (wasTone && abs<f32>(load<f32>(stats + (<usize>old << 2)) - load<f32>(stats + (<usize>place << 2))) <= hold * <f32>2) place = old;
        store<u16>(places + (cell << 1), place | TEXTURED);
        putTexture(inkAt, paperAt, plane, cr, cg, cb, load<f32>(stats + (<usize>place << 2)) * PER_SAMPLES, texture);
        continue;
      }
    }
    store<u16>(places + (cell << 1), place);
    const a = coverage + (<usize>place << 7), own = stats + (<usize>place << 2);
    if (fixed == 3) continue;
    putColors(fixed, inkAt, paperAt, cr, product(pr, cr, a), own, gap);
    putColors(fixed, inkAt + plane, paperAt + plane, cg, product(pg, cg, a), own, gap);
    putColors(fixed, inkAt + 2 * plane, paperAt + 2 * plane, cb, product(pb, cb, a), own, gap);
  }
}
