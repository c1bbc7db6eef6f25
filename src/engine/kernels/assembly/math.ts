// scalar/math.ts in four lanes: the same operations in the same order, so the same bits. pmin(b, a) and pmax are "b < a ? b : a" as
// there: one instruction each, where f32x4.min is five on x64. No FMA, no relaxed SIMD.

// @ts-ignore: decorator
@inline export function splat(x: f32): v128 { return f32x4.splat(x); }
// @ts-ignore: decorator
@inline export function isplat(x: i32): v128 { return i32x4.splat(x); }

const MAX: f32 = 3.4028234663852886e38;
const PI: f32 = 3.141592653589793;
const HALF_PI: f32 = 1.5707963267948966;

/** Sanitises a scalar argument: NaN becomes 0, infinities ±MAX. */
export function finite(x: f32): f32 { return x > MAX ? MAX : x < -MAX ? -MAX : x == x ? x : 0; }

// @ts-ignore: decorator
@inline export function min4(a: v128, b: v128): v128 { return f32x4.pmin(a, b); }
// @ts-ignore: decorator
@inline export function max4(a: v128, b: v128): v128 { return f32x4.pmax(a, b); }
// @ts-ignore: decorator
@inline export function sat4(x: v128): v128 { return f32x4.pmax(f32x4.pmin(x, splat(MAX)), splat(-MAX)); }
/** Replaces infinities and NaN by 0. */
// @ts-ignore: decorator
@inline export function defined4(x: v128): v128 { return v128.and(x, f32x4.le(f32x4.abs(x), splat(MAX))); }
/** A comparison mask as 0 or 1. */
// @ts-ignore: decorator
@inline export function one4(mask: v128): v128 { return v128.and(mask, splat(1)); }
/** mask ? a : b */
// @ts-ignore: decorator
@inline export function pick4(mask: v128, a: v128, b: v128): v128 { return v128.bitselect(a, b, mask); }

// @ts-ignore: decorator
@inline export function add4(a: v128, b: v128): v128 { return sat4(f32x4.add(a, b)); }
// @ts-ignore: decorator
@inline export function sub4(a: v128, b: v128): v128 { return sat4(f32x4.sub(a, b)); }
// @ts-ignore: decorator
@inline export function mul4(a: v128, b: v128): v128 { return sat4(f32x4.mul(a, b)); }
// @ts-ignore: decorator
@inline export function div4(a: v128, b: v128): v128 { return defined4(f32x4.div(a, b)); }
// @ts-ignore: decorator
@inline export function sign4(a: v128): v128 {
  return v128.or(one4(f32x4.gt(a, splat(0))), v128.and(f32x4.lt(a, splat(0)), splat(-1)));
}
// @ts-ignore: decorator
@inline export function fract4(a: v128): v128 { return f32x4.pmin(splat(0.999999940395355224609375), f32x4.sub(a, f32x4.floor(a))); }
// @ts-ignore: decorator
@inline export function sqrt4(a: v128): v128 { return v128.and(f32x4.sqrt(a), f32x4.gt(a, splat(0))); }
// @ts-ignore: decorator
@inline export function hypot4(a: v128, b: v128): v128 { return sat4(f32x4.sqrt(f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)))); }
// @ts-ignore: decorator
@inline export function mod4(a: v128, b: v128): v128 {
  const r = defined4(f32x4.sub(a, f32x4.mul(b, f32x4.floor(f32x4.div(a, b)))));
  const s = pick4(f32x4.lt(f32x4.mul(r, b), splat(0)), f32x4.add(r, b), r);
  return v128.and(s, f32x4.lt(f32x4.abs(s), f32x4.abs(b)));
}
// @ts-ignore: decorator
@inline export function isTrue4(a: v128): v128 { return f32x4.ne(a, splat(0)); }
// @ts-ignore: decorator
@inline export function mix4(a: v128, b: v128, k: v128): v128 { return sat4(f32x4.add(a, f32x4.mul(sub4(b, a), k))); }
// @ts-ignore: decorator
@inline export function clamp4(a: v128, lo: v128, hi: v128): v128 { return f32x4.pmin(f32x4.pmax(a, lo), hi); }
// @ts-ignore: decorator
@inline export function smoothstep4(e0: v128, e1: v128, x: v128): v128 {
  const d = sub4(e1, e0);
  const ramp = clamp4(f32x4.div(sub4(x, e0), d), splat(0), splat(1));
  const k = pick4(f32x4.eq(d, splat(0)), one4(f32x4.ge(x, e0)), ramp);
  return f32x4.mul(f32x4.mul(k, k), f32x4.sub(splat(3), f32x4.mul(splat(2), k)));
}

const MAGIC: f32 = 12582912;
const MAGIC_BITS: i32 = 0x4b400000;
const INV_PI: f32 = 0.3183098861837907;

// @ts-ignore: decorator
@inline function sinReduced4(x: v128, k: v128, parity: v128): v128 {
  let r = f32x4.sub(x, f32x4.mul(k, splat(3.140625)));
  r = f32x4.sub(r, f32x4.mul(k, splat(9.67502593994140625e-4)));
  r = f32x4.sub(r, f32x4.mul(k, splat(1.509957990978376432e-7)));
  r = clamp4(r, splat(-1.58), splat(1.58));
  const z = f32x4.mul(r, r);
  let p = f32x4.add(f32x4.mul(splat(2.6000548132287804e-6), z), splat(-0.00019806614727713168));
  p = f32x4.add(f32x4.mul(p, z), splat(0.008333017118275166));
  p = f32x4.add(f32x4.mul(p, z), splat(-0.16666656732559204));
  const s = clamp4(f32x4.add(r, f32x4.mul(f32x4.mul(r, z), p)), splat(-1), splat(1));
  return v128.xor(s, i32x4.shl(parity, 31));
}
// @ts-ignore: decorator
@inline export function sin4(x: v128): v128 {
  const m = f32x4.add(f32x4.mul(x, splat(INV_PI)), splat(MAGIC));
  return sinReduced4(x, f32x4.sub(m, splat(MAGIC)), m);
}
// @ts-ignore: decorator
@inline export function cos4(x: v128): v128 {
  const m = f32x4.add(f32x4.sub(f32x4.mul(x, splat(INV_PI)), splat(0.5)), splat(MAGIC));
  return sinReduced4(x, f32x4.add(f32x4.sub(m, splat(MAGIC)), splat(0.5)), v128.xor(m, isplat(1)));
}

// @ts-ignore: decorator
@inline export function atan24(y: v128, x: v128): v128 {
  const ax = f32x4.abs(x), ay = f32x4.abs(y);
  const q = div4(min4(ax, ay), max4(ax, ay));
  const z = f32x4.mul(q, q);
  let p = f32x4.add(f32x4.mul(splat(0.002622242784127593), z), splat(-0.015132528729736805));
  p = f32x4.add(f32x4.mul(p, z), splat(0.04112184792757034));
  p = f32x4.add(f32x4.mul(p, z), splat(-0.07366704940795898));
  p = f32x4.add(f32x4.mul(p, z), splat(0.10573931783437729));
  p = f32x4.add(f32x4.mul(p, z), splat(-0.1418597549200058));
  p = f32x4.add(f32x4.mul(p, z), splat(0.1999039649963379));
  p = f32x4.add(f32x4.mul(p, z), splat(-0.33332985639572144));
  let a = f32x4.add(q, f32x4.mul(f32x4.mul(q, z), p));
  a = pick4(f32x4.lt(ax, ay), f32x4.sub(splat(HALF_PI), a), a);
  a = pick4(f32x4.lt(x, splat(0)), f32x4.sub(splat(PI), a), a);
  return v128.xor(a, i32x4.shl(f32x4.lt(y, splat(0)), 31));
}

/** |x| up to this is treated as 1 by asin and acos. */
const EDGE: f32 = 1.00001;
// @ts-ignore: decorator
@inline export function asin4(x: v128): v128 {
  const a = f32x4.abs(x);
  const c = min4(a, splat(1));
  const big = f32x4.lt(splat(0.5), c);
  const z = pick4(big, f32x4.mul(f32x4.sub(splat(1), c), splat(0.5)), f32x4.mul(c, c));
  const s = pick4(big, f32x4.sqrt(z), c);
  let p = f32x4.add(f32x4.mul(splat(0.04221856966614723), z), splat(0.024147599935531616));
  p = f32x4.add(f32x4.mul(p, z), splat(0.04547709971666336));
  p = f32x4.add(f32x4.mul(p, z), splat(0.07495241612195969));
  p = f32x4.add(f32x4.mul(p, z), splat(0.16666753590106964));
  const r = f32x4.add(s, f32x4.mul(f32x4.mul(s, z), p));
  const y = pick4(big, f32x4.sub(splat(HALF_PI), f32x4.add(r, r)), r);
  return v128.and(v128.xor(y, i32x4.shl(f32x4.lt(x, splat(0)), 31)), f32x4.le(a, splat(EDGE)));
}
// @ts-ignore: decorator
@inline export function acos4(x: v128): v128 {
  return v128.and(f32x4.sub(splat(HALF_PI), asin4(x)), f32x4.le(f32x4.abs(x), splat(EDGE)));
}

/** x · 2ⁿ in two exact steps, n integers. */
// @ts-ignore: decorator
@inline function scale4(x: v128, n: v128): v128 {
  const h = i32x4.shr_s(n, 1);
  const rest = i32x4.sub(n, h);
  const a = i32x4.shl(i32x4.add(h, isplat(127)), 23), b = i32x4.shl(i32x4.add(rest, isplat(127)), 23);
  return f32x4.mul(f32x4.mul(x, a), b);
}
const LN2_A: f32 = 0.693359375;
const LN2_B: f32 = -2.12194440e-4;
// @ts-ignore: decorator
@inline export function exp4(x: v128): v128 {
  const c = clamp4(x, splat(-104), splat(89));
  const m = f32x4.add(f32x4.mul(c, splat(1.4426950408889634)), splat(MAGIC));
  const n = f32x4.sub(m, splat(MAGIC));
  const r = f32x4.sub(f32x4.sub(c, f32x4.mul(n, splat(LN2_A))), f32x4.mul(n, splat(LN2_B)));
  let p = f32x4.add(f32x4.mul(splat(0.0013950514839962125), r), splat(0.00836890283972025));
  p = f32x4.add(f32x4.mul(p, r), splat(0.04166620597243309));
  p = f32x4.add(f32x4.mul(p, r), splat(0.166665181517601));
  p = f32x4.add(f32x4.mul(p, r), splat(0.5));
  const y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), splat(1));
  return sat4(scale4(y, i32x4.sub(m, isplat(MAGIC_BITS))));
}

const SMALLEST_NORMAL: f32 = 1.1754943508222875e-38;
/** The bits of a positive number, denormals scaled by 2²³. */
// @ts-ignore: decorator
@inline function normalBits4(x: v128): v128 { return pick4(f32x4.lt(x, splat(SMALLEST_NORMAL)), f32x4.mul(x, splat(8388608)), x); }
/** -1 in lanes whose mantissa is above √2: they move to the next exponent. */
// @ts-ignore: decorator
@inline function up4(i: v128): v128 { return i32x4.gt_s(v128.and(i, isplat(0x7fffff)), isplat(0x3504f3)); }
// @ts-ignore: decorator
@inline function mantissa4(i: v128, up: v128): v128 {
  return v128.or(v128.and(i, isplat(0x7fffff)), i32x4.shl(i32x4.add(isplat(127), up), 23));
}
// @ts-ignore: decorator
@inline function exponent4(x: v128, i: v128, up: v128): v128 {
  const e = i32x4.sub(i32x4.sub(i32x4.shr_s(i, 23), isplat(127)), up);
  return i32x4.sub(e, v128.and(f32x4.lt(x, splat(SMALLEST_NORMAL)), isplat(23)));
}
// @ts-ignore: decorator
@inline export function log4(x: v128): v128 {
  const i = normalBits4(x);
  const up = up4(i);
  const e = f32x4.convert_i32x4_s(exponent4(x, i, up));
  const m = f32x4.sub(mantissa4(i, up), splat(1));
  const z = f32x4.mul(m, m);
  let p = f32x4.add(f32x4.mul(splat(0.06915146857500076), m), splat(-0.11789695918560028));
  p = f32x4.add(f32x4.mul(p, m), splat(0.11873016506433487));
  p = f32x4.add(f32x4.mul(p, m), splat(-0.12384369969367981));
  p = f32x4.add(f32x4.mul(p, m), splat(0.14218655228614807));
  p = f32x4.add(f32x4.mul(p, m), splat(-0.16669249534606934));
  p = f32x4.add(f32x4.mul(p, m), splat(0.20002226531505585));
  p = f32x4.add(f32x4.mul(p, m), splat(-0.24999986588954926));
  p = f32x4.add(f32x4.mul(p, m), splat(0.3333331048488617));
  let y = f32x4.mul(f32x4.mul(m, z), p);
  y = f32x4.add(y, f32x4.mul(e, splat(LN2_B)));
  y = f32x4.sub(y, f32x4.mul(splat(0.5), z));
  const r = f32x4.add(f32x4.add(m, y), f32x4.mul(e, splat(LN2_A)));
  return v128.and(r, f32x4.gt(x, splat(0)));
}

// pow computes in f64, as two halves of two lanes.
const MAGIC64: f64 = 6755399441055744;
// @ts-ignore: decorator
@inline function d(x: f64): v128 { return f64x2.splat(x); }
/** b · log2 of 2^e · m, clamped to -160 … 129. */
// @ts-ignore: decorator
@inline function powExponent2(e: v128, m: v128, b: v128): v128 {
  const s = f64x2.div(f64x2.sub(m, d(1)), f64x2.add(m, d(1)));
  const z = f64x2.mul(s, s);
  let l = f64x2.add(f64x2.mul(d(0.22195308321368668), z), d(0.2623081892525388));
  l = f64x2.add(f64x2.mul(l, z), d(0.32059889797532525));
  l = f64x2.add(f64x2.mul(l, z), d(0.41219858311113247));
  l = f64x2.add(f64x2.mul(l, z), d(0.5770780163555854));
  l = f64x2.add(f64x2.mul(l, z), d(0.9617966939259756));
  l = f64x2.add(f64x2.mul(l, z), d(2.8853900817779268));
  const y = f64x2.mul(b, f64x2.add(e, f64x2.mul(s, l)));
  return f64x2.pmin(f64x2.pmax(y, d(-160)), d(129));
}
/** 2^r for r in -½ … ½. */
// @ts-ignore: decorator
@inline function exp2Near2(r: v128): v128 {
  let p = f64x2.add(f64x2.mul(d(0.0000013215486790144307), r), d(0.000015252733804059841));
  p = f64x2.add(f64x2.mul(p, r), d(0.0001540353039338161));
  p = f64x2.add(f64x2.mul(p, r), d(0.0013333558146428443));
  p = f64x2.add(f64x2.mul(p, r), d(0.009618129107628477));
  p = f64x2.add(f64x2.mul(p, r), d(0.05550410866482158));
  p = f64x2.add(f64x2.mul(p, r), d(0.24022650695910072));
  p = f64x2.add(f64x2.mul(p, r), d(0.6931471805599453));
  return f64x2.add(f64x2.mul(p, r), d(1));
}
// @ts-ignore: decorator
@inline function high(x: v128): v128 { return i64x2.shuffle(x, x, 1, 0); }
export function pow4(a: v128, b: v128): v128 {
  const ax = f32x4.abs(a);
  const i = normalBits4(ax);
  const up = up4(i);
  const e = exponent4(ax, i, up);
  const m = mantissa4(i, up);
  const y0 = powExponent2(f64x2.convert_low_i32x4_s(e), f64x2.promote_low_f32x4(m), f64x2.promote_low_f32x4(b));
  const y1 = powExponent2(f64x2.convert_low_i32x4_s(high(e)), f64x2.promote_low_f32x4(high(m)), f64x2.promote_low_f32x4(high(b)));
  const m0 = f64x2.add(y0, d(MAGIC64)), m1 = f64x2.add(y1, d(MAGIC64));
  const p0 = f32x4.demote_f64x2_zero(exp2Near2(f64x2.sub(y0, f64x2.sub(m0, d(MAGIC64)))));
  const p1 = f32x4.demote_f64x2_zero(exp2Near2(f64x2.sub(y1, f64x2.sub(m1, d(MAGIC64)))));
  // The low words of the sums with the magic number are the integer exponents.
  const n = i32x4.shuffle(m0, m1, 0, 2, 4, 6);
  let v = sat4(scale4(i64x2.shuffle(p0, p1, 0, 2), n));
  const half = f32x4.mul(b, splat(0.5));
  const whole = f32x4.eq(f32x4.floor(b), b), even = f32x4.eq(f32x4.floor(half), half);
  const negative = f32x4.lt(a, splat(0));
  v = v128.xor(v, i32x4.shl(v128.andnot(negative, even), 31));
  v = v128.and(v, v128.or(whole, v128.not(negative)));
  v = pick4(f32x4.eq(b, splat(2)), mul4(a, a), v);
  v = v128.and(v, f32x4.ne(a, splat(0)));
  return pick4(f32x4.eq(b, splat(0)), splat(1), v);
}

/** lowbias32 per lane. */
// @ts-ignore: decorator
@inline export function hash4(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), isplat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), isplat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
export function hash32(x: u32): u32 {
  x = (x ^ (x >> 16)) * 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}
/** 0 ≤ x < 1 from 32 bits. */
// @ts-ignore: decorator
@inline export function unit4(h: v128): v128 { return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(h, 8)), splat(5.9604644775390625e-8)); }
