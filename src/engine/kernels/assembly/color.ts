// scalar/color.ts in four lanes.

import { clamp4, cos4, finite, fract4, isplat, min4, mix4, pick4, sin4, splat } from './math';

// @ts-ignore: decorator
@inline function bytes(n: i32): usize { return ((<usize>n + 3) & ~3) << 2; }
// @ts-ignore: decorator
@inline function clampUnit(x: v128): v128 { return clamp4(x, splat(0), splat(1)); }
/** 0 … 1 to integer levels in i32 lanes: adding 2²³ leaves a small integer in the low bits. */
// @ts-ignore: decorator
@inline function level(x: v128): v128 {
  const y = clamp4(f32x4.add(f32x4.mul(x, splat(255)), splat(0.5)), splat(0), splat(255));
  return v128.and(f32x4.add(f32x4.floor(y), splat(8388608)), isplat(255));
}
// @ts-ignore: decorator
@inline function putLevels(dst: usize, x: v128): void {
  const words = i16x8.narrow_i32x4_u(level(x), isplat(0));
  v128.store32_lane(dst, i8x16.narrow_i16x8_u(words, words), 0);
}
export function toU8(dst: usize, a: usize, n: i32): void {
  const whole = n & ~15;
  for (let i = 0; i < whole; i += 16, dst += 16, a += 64) {
    const low = i16x8.narrow_i32x4_u(level(v128.load(a)), level(v128.load(a, 16)));
    const high = i16x8.narrow_i32x4_u(level(v128.load(a, 32)), level(v128.load(a, 48)));
    v128.store(dst, i8x16.narrow_i16x8_u(low, high));
  }
  for (let i = whole; i < n; i += 4, dst += 4, a += 16) putLevels(dst, v128.load(a));
}

/** One channel of HSV: n is 5, 3, 1 for red, green, blue; depth = value · saturation. */
// @ts-ignore: decorator
@inline function hsvShare(n: f32, sector: v128): v128 {
  const sum = f32x4.add(splat(n), sector), k = pick4(f32x4.lt(sum, splat(6)), sum, f32x4.sub(sum, splat(6)));
  return clampUnit(min4(k, f32x4.sub(splat(4), k)));
}
// @ts-ignore: decorator
@inline function hsvChannel(n: f32, sector: v128, value: v128, depth: v128): v128 { return f32x4.sub(value, f32x4.mul(depth, hsvShare(n, sector))); }
// @ts-ignore: decorator
@inline function sectorOf(h: v128): v128 { return f32x4.mul(fract4(h), splat(6)); }

export function hsvVVV(r: usize, g: usize, b: usize, h: usize, s: usize, v: usize, n: i32): void {
  for (const end = h + bytes(n); h < end; h += 16, s += 16, v += 16, r += 4, g += 4, b += 4) {
    const sector = sectorOf(v128.load(h)), value = clampUnit(v128.load(v)), depth = f32x4.mul(value, clampUnit(v128.load(s)));
    putLevels(r, hsvChannel(5, sector, value, depth));
    putLevels(g, hsvChannel(3, sector, value, depth));
    putLevels(b, hsvChannel(1, sector, value, depth));
  }
}
export function hsvVSV(r: usize, g: usize, b: usize, h: usize, s: f32, v: usize, n: i32): void {
  const saturation = clampUnit(splat(finite(s)));
  for (const end = h + bytes(n); h < end; h += 16, v += 16, r += 4, g += 4, b += 4) {
    const sector = sectorOf(v128.load(h)), value = clampUnit(v128.load(v)), depth = f32x4.mul(value, saturation);
    putLevels(r, hsvChannel(5, sector, value, depth));
    putLevels(g, hsvChannel(3, sector, value, depth));
    putLevels(b, hsvChannel(1, sector, value, depth));
  }
}
export function hsvSSV(r: usize, g: usize, b: usize, h: f32, s: f32, v: usize, n: i32): void {
  const saturation = clampUnit(splat(finite(s))), sector = sectorOf(splat(finite(h)));
  const red = hsvShare(5, sector), green = hsvShare(3, sector), blue = hsvShare(1, sector);
  for (const end = v + bytes(n); v < end; v += 16, r += 4, g += 4, b += 4) {
    const value = clampUnit(v128.load(v)), depth = f32x4.mul(value, saturation);
    putLevels(r, f32x4.sub(value, f32x4.mul(depth, red)));
    putLevels(g, f32x4.sub(value, f32x4.mul(depth, green)));
    putLevels(b, f32x4.sub(value, f32x4.mul(depth, blue)));
  }
}
export function hsvF32(r: usize, g: usize, b: usize, h: usize, s: usize, v: usize, n: i32): void {
  for (const end = h + bytes(n); h < end; h += 16, s += 16, v += 16, r += 16, g += 16, b += 16) {
    const sector = sectorOf(v128.load(h)), value = clampUnit(v128.load(v)), depth = f32x4.mul(value, clampUnit(v128.load(s)));
    v128.store(r, hsvChannel(5, sector, value, depth));
    v128.store(g, hsvChannel(3, sector, value, depth));
    v128.store(b, hsvChannel(1, sector, value, depth));
  }
}

// @ts-ignore: decorator
@inline function mix(a: f32, b: f32, k: f32): f32 { return finite(a + finite(b - a) * k); }
/** The table's colours interleaved as r g b 0, so that one load fetches all channels. */
const RAMP = memory.data(16 * 256, 16);
// @ts-ignore: decorator
@inline function rampAt(x: f32, size: i32, most: f32): v128 {
  const p: f32 = (x < 0 ? 0 : x > 1 ? 1 : x) * most, i = <i32>p, lo = RAMP + (<usize>i << 4);
  return mix4(v128.load(lo), v128.load(i + 1 < size ? lo + 16 : lo), splat(p - <f32>i));
}
export function rampF32(r: usize, g: usize, b: usize, k: usize, table: usize, size: i32, n: i32): void {
  const most = <f32>(size - 1), plane = <usize>size << 2;
  if (size <= 256 && n >= 256) {
    for (let i: usize = 0; i < <usize>size; i++) {
      const to = RAMP + (i << 4), from = table + (i << 2);
      store<f32>(to, load<f32>(from));
      store<f32>(to, load<f32>(from + plane), 4);
      store<f32>(to, load<f32>(from + 2 * plane), 8);
    }
    const whole = n & ~3;
    for (const end = k + (<usize>whole << 2); k < end; k += 16, r += 16, g += 16, b += 16) {
      const c0 = rampAt(load<f32>(k), size, most), c1 = rampAt(load<f32>(k, 4), size, most), c2 = rampAt(load<f32>(k, 8), size, most), c3 = rampAt(load<f32>(k, 12), size, most);
      const red = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5), green = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
      v128.store(r, v128.shuffle<i64>(red, green, 0, 2));
      v128.store(g, v128.shuffle<i64>(red, green, 1, 3));
      v128.store(b, v128.shuffle<i64>(v128.shuffle<i32>(c0, c1, 2, 6, 3, 7), v128.shuffle<i32>(c2, c3, 2, 6, 3, 7), 0, 2));
    }
    n -= whole;
  }
  for (const end = k + (<usize>n << 2); k < end; k += 4, r += 4, g += 4, b += 4) {
    const x = load<f32>(k), p: f32 = (x < 0 ? 0 : x > 1 ? 1 : x) * most, i = <i32>p;
    const w: f32 = p - <f32>i, lo = table + (<usize>i << 2), hi = i + 1 < size ? lo + 4 : lo;
    store<f32>(r, mix(load<f32>(lo), load<f32>(hi), w));
    store<f32>(g, mix(load<f32>(lo + plane), load<f32>(hi + plane), w));
    store<f32>(b, mix(load<f32>(lo + 2 * plane), load<f32>(hi + 2 * plane), w));
  }
}

// @ts-ignore: decorator
@inline function guess(x: v128, k: f32, offset: i32): v128 {
  return i32x4.add(i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.convert_i32x4_s(x), splat(k))), isplat(offset));
}
// @ts-ignore: decorator
@inline function cbrtStep(y: v128, x: v128): v128 {
  return f32x4.mul(f32x4.add(f32x4.add(y, y), f32x4.div(x, f32x4.mul(y, y))), splat(0.3333333333333333));
}
// @ts-ignore: decorator
@inline function cbrt(x: v128): v128 {
  const y = cbrtStep(cbrtStep(cbrtStep(guess(x, 0.3333333333333333, 0x2a514067), x), x), x);
  return v128.and(y, f32x4.gt(x, splat(0)));
}
// @ts-ignore: decorator
@inline function fifthStep(y: v128, x: v128): v128 {
  const q = f32x4.mul(y, y);
  return f32x4.mul(f32x4.add(f32x4.mul(splat(4), y), f32x4.div(x, f32x4.mul(q, q))), splat(0.2));
}
// @ts-ignore: decorator
@inline function fifthRoot(x: v128): v128 {
  let y = guess(x, 0.2, 0x32c82f20);
  y = fifthStep(y, x);
  y = fifthStep(y, x);
  y = fifthStep(y, x);
  y = fifthStep(y, x);
  return v128.and(y, f32x4.gt(x, splat(0)));
}
function decode(s: v128): v128 {
  const c = clampUnit(s), x = f32x4.mul(f32x4.add(c, splat(0.055)), splat(0.9478672985781991)), r = fifthRoot(x);
  return pick4(f32x4.le(c, splat(0.04045)), f32x4.mul(c, splat(0.07739938080495357)), f32x4.mul(f32x4.mul(x, x), f32x4.mul(r, r)));
}
function encode(l: v128): v128 {
  const c = clampUnit(l), r = cbrt(c), p = f32x4.mul(r, f32x4.sqrt(f32x4.sqrt(r)));
  return pick4(f32x4.le(c, splat(0.0031308)), f32x4.mul(c, splat(12.92)), f32x4.sub(f32x4.mul(p, splat(1.055)), splat(0.055)));
}
// @ts-ignore: decorator
@inline export function dot(a: f32, x: v128, b: f32, y: v128, c: f32, z: v128): v128 {
  return f32x4.add(f32x4.add(f32x4.mul(splat(a), x), f32x4.mul(splat(b), y)), f32x4.mul(splat(c), z));
}
// @ts-ignore: decorator
@inline export function lightness(l: v128, m: v128, s: v128): v128 { return dot(0.2104542553, l, 0.793617785, m, -0.0040720468, s); }
// @ts-ignore: decorator
@inline export function greenRed(l: v128, m: v128, s: v128): v128 { return dot(1.9779984951, l, -2.428592205, m, 0.4505937099, s); }
// @ts-ignore: decorator
@inline export function blueYellow(l: v128, m: v128, s: v128): v128 { return dot(0.0259040371, l, 0.7827717662, m, -0.808675766, s); }
// @ts-ignore: decorator
@inline export function longCone(r: v128, g: v128, b: v128): v128 { return cbrt(dot(0.4122214708, r, 0.5363325363, g, 0.0514459929, b)); }
// @ts-ignore: decorator
@inline export function middleCone(r: v128, g: v128, b: v128): v128 { return cbrt(dot(0.2119034982, r, 0.6806995451, g, 0.1073969566, b)); }
// @ts-ignore: decorator
@inline export function shortCone(r: v128, g: v128, b: v128): v128 { return cbrt(dot(0.0883024619, r, 0.2817188376, g, 0.6299787005, b)); }

// @ts-ignore: decorator
@inline export function cube(x: v128): v128 { const c = clamp4(x, splat(-8), splat(8)); return f32x4.mul(f32x4.mul(c, c), c); }
function putOklab(dr: usize, dg: usize, db: usize, L: v128, a: v128, b: v128): void {
  const l = cube(f32x4.add(f32x4.add(L, f32x4.mul(splat(0.3963377774), a)), f32x4.mul(splat(0.2158037573), b)));
  const m = cube(f32x4.sub(f32x4.sub(L, f32x4.mul(splat(0.1055613458), a)), f32x4.mul(splat(0.0638541728), b)));
  const s = cube(f32x4.sub(f32x4.sub(L, f32x4.mul(splat(0.0894841775), a)), f32x4.mul(splat(1.291485548), b)));
  v128.store(dr, encode(dot(4.0767416621, l, -3.3077115913, m, 0.2309699292, s)));
  v128.store(dg, encode(dot(-1.2684380046, l, 2.6097574011, m, -0.3413193965, s)));
  v128.store(db, encode(dot(-0.0041960863, l, -0.7034186147, m, 1.707614701, s)));
}
export function oklchF32(r: usize, g: usize, b: usize, l: usize, c: usize, h: usize, n: i32): void {
  for (const end = l + bytes(n); l < end; l += 16, c += 16, h += 16, r += 16, g += 16, b += 16) {
    const chroma = clampUnit(v128.load(c)), angle = f32x4.mul(fract4(v128.load(h)), splat(<f32>6.283185307179586));
    putOklab(r, g, b, clampUnit(v128.load(l)), f32x4.mul(chroma, cos4(angle)), f32x4.mul(chroma, sin4(angle)));
  }
}
// @ts-ignore: decorator
@inline function lerp(a: v128, b: v128, k: v128): v128 { return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), k)); }

/** OKLab of two colours, three vectors each. */
const LAB = memory.data(96, 16);
function toLab(lab: usize, red: usize, green: usize, blue: usize): void {
  const r = decode(v128.load(red)), g = decode(v128.load(green)), b = decode(v128.load(blue));
  const l = longCone(r, g, b), m = middleCone(r, g, b), s = shortCone(r, g, b);
  v128.store(lab, lightness(l, m, s));
  v128.store(lab, greenRed(l, m, s), 16);
  v128.store(lab, blueYellow(l, m, s), 32);
}

/** A mix costs 51 divisions per four cells; where all four are entirely one of the colours, as outside a soft edge, only 30. */
export function mixOklab(
  dr: usize, dg: usize, db: usize, ar: usize, ag: usize, ab: usize, br: usize, bg: usize, bb: usize, k: usize, n: i32,
): void {
  const end = k + bytes(n);
  for (; k < end; k += 16) {
    const t = clampUnit(v128.load(k)), isOther = f32x4.eq(t, splat(1)), isMixed = v128.any_true(t);
    if (!i32x4.all_true(isOther)) toLab(LAB, ar, ag, ab);
    if (isMixed) toLab(LAB + 48, br, bg, bb);
    let L: v128, a: v128, b: v128;
    if (!isMixed) {
      L = v128.load(LAB); a = v128.load(LAB, 16); b = v128.load(LAB, 32);
    } else {
      L = pick4(isOther, v128.load(LAB, 48), lerp(v128.load(LAB), v128.load(LAB, 48), t));
      a = pick4(isOther, v128.load(LAB, 64), lerp(v128.load(LAB, 16), v128.load(LAB, 64), t));
      b = pick4(isOther, v128.load(LAB, 80), lerp(v128.load(LAB, 32), v128.load(LAB, 80), t));
    }
    putOklab(dr, dg, db, L, a, b);
    ar += 16; ag += 16; ab += 16; br += 16; bg += 16; bb += 16; dr += 16; dg += 16; db += 16;
  }
}
