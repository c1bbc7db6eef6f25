// Deterministic f32 arithmetic, one number at a time: the reference for assembly/math.ts, also used by per-frame expressions and
// TypeScript effects. Every step is rounded to f32 in the order written, so SIMD and scalar give the same bits. Finite in, finite out:
// overflow becomes ±MAX, undefined results become 0.

const f = Math.fround;
const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);
/** The bits of an f32 as a signed integer. */
export const toBits = (x: number): number => {
  float[0] = x;
  return bits[0];
};
/** The f32 with these bits. */
export const fromBits = (i: number): number => {
  bits[0] = i;
  return float[0];
};

/** The largest f32. */
export const MAX = f(3.4028234663852886e38);
export const PI = f(Math.PI);
export const TAU = f(2 * Math.PI);
const HALF_PI = f(Math.PI / 2);

/** Sanitises a scalar argument: NaN becomes 0, infinities ±MAX, everything else rounds to f32. */
export const finite = (x: number): number => {
  const y = f(x);
  return y > MAX ? MAX : y < -MAX ? -MAX : y === y ? y : 0;
};
/** For operations on finite numbers that may overflow but not give NaN. */
const sat = (x: number): number => {
  const y = f(x);
  return y > MAX ? MAX : y < -MAX ? -MAX : y;
};
/** For operations that may be undefined: gives 0 then. */
const defined = (x: number): number => {
  const y = f(x);
  return Math.abs(y) <= MAX ? y : 0;
};

export const add = (a: number, b: number): number => sat(a + b);
export const sub = (a: number, b: number): number => sat(a - b);
export const mul = (a: number, b: number): number => sat(a * b);
/** x / 0 and overflow are 0. */
export const div = (a: number, b: number): number => defined(a / b);
export const min = (a: number, b: number): number => (b < a ? b : a);
export const max = (a: number, b: number): number => (a < b ? b : a);
export const neg = (a: number): number => -a;
export const abs = (a: number): number => Math.abs(a);
export const sign = (a: number): number => (a > 0 ? 1 : a < 0 ? -1 : 0);
export const floor = (a: number): number => Math.floor(a);
export const ceil = (a: number): number => Math.ceil(a);
/** floor(x + 0.5). */
export const round = (a: number): number => Math.floor(f(a + 0.5));
/** x - floor(x), always below 1. */
export const fract = (a: number): number => {
  const r = f(a - Math.floor(a));
  return r < BELOW_ONE ? r : BELOW_ONE;
};
const BELOW_ONE = f(1 - 2 ** -24);
/** The square root of a negative number is 0. */
export const sqrt = (a: number): number => (a > 0 ? f(Math.sqrt(a)) : 0);
export const hypot = (a: number, b: number): number => sat(Math.sqrt(f(f(a * a) + f(b * b))));

/** Floored: the result has the sign of b and is smaller than it; mod 0 is 0. */
export function mod(a: number, b: number): number {
  const r = defined(a - f(b * Math.floor(f(a / b))));
  const s = f(r * b) < 0 ? f(r + b) : r;
  return Math.abs(s) < Math.abs(b) ? s : 0;
}

export const lt = (a: number, b: number): number => (a < b ? 1 : 0);
export const le = (a: number, b: number): number => (a <= b ? 1 : 0);
export const eq = (a: number, b: number): number => (a === b ? 1 : 0);
export const ne = (a: number, b: number): number => (a !== b ? 1 : 0);
export const and = (a: number, b: number): number => (a !== 0 && b !== 0 ? 1 : 0);
export const or = (a: number, b: number): number => (a !== 0 || b !== 0 ? 1 : 0);
export const not = (a: number): number => (a === 0 ? 1 : 0);
/** c != 0 ? a : b */
export const select = (c: number, a: number, b: number): number => (c !== 0 ? a : b);
/** a + (b - a) * k */
export const mix = (a: number, b: number, k: number): number => sat(a + f(sat(b - a) * k));
export const clamp = (a: number, lo: number, hi: number): number => min(max(a, lo), hi);
/** a * s + t, each step rounded. */
export const mulAdd = (a: number, s: number, t: number): number => sat(f(a * s) + t);
/** 0 below e0, 1 above e1, 3k² - 2k³ between; a step where the edges are equal. */
export function smoothstep(e0: number, e1: number, x: number): number {
  const d = sat(e1 - e0);
  const k = d === 0 ? (x < e0 ? 0 : 1) : clamp(f(sat(x - e0) / d), 0, 1);
  return f(f(k * k) * f(3 - f(2 * k)));
}

// Adding and subtracting 1.5 · 2²³ rounds to the nearest integer, which is then in the low bits of the sum.
const MAGIC = 12582912;
const MAGIC_BITS = 0x4b400000;
const INV_PI = f(0.3183098861837907);
// π in three parts, the first two short enough that integer multiples of them are exact (Cody and Waite).
const PI_A = 3.140625,
  PI_B = 9.67502593994140625e-4,
  PI_C = f(1.509957990978376432e-7);
const S3 = f(-0.16666656732559204),
  S5 = f(0.008333017118275166),
  S7 = f(-0.00019806614727713168),
  S9 = f(2.6000548132287804e-6);

/** sin(x - k π) with the sign from k's parity; k is an integer for sine, a half-integer for cosine. */
function sinReduced(x: number, k: number, flip: number): number {
  let r = f(f(f(x - f(k * PI_A)) - f(k * PI_B)) - f(k * PI_C));
  r = clamp(r, f(-1.58), f(1.58));
  const z = f(r * r);
  const p = f(f(f(f(f(f(S9 * z) + S7) * z) + S5) * z) + S3);
  const s = clamp(f(r + f(f(r * z) * p)), -1, 1);
  return flip & 1 ? -s : s;
}
/** Absolute error below 4e-7 for |x| < 5e4; beyond, the result is that of a nearby x. */
export function sin(x: number): number {
  const m = f(f(x * INV_PI) + MAGIC);
  return sinReduced(x, f(m - MAGIC), toBits(m));
}
export function cos(x: number): number {
  const m = f(f(f(x * INV_PI) - 0.5) + MAGIC);
  return sinReduced(x, f(f(m - MAGIC) + 0.5), toBits(m) ^ 1);
}
export const tan = (x: number): number => div(sin(x), cos(x));

/**
 * For per-frame scalars: the argument is a double (`t * 5000` keeps its phase), reduced in double precision; the result is an f32.
 * Not a kernel; vectors use sin and cos.
 */
export const sinWide = (x: number): number => sin(x - TAU_DOUBLE * Math.floor(x / TAU_DOUBLE + 0.5) || 0);
export const cosWide = (x: number): number => cos(x - TAU_DOUBLE * Math.floor(x / TAU_DOUBLE + 0.5) || 0);
const TAU_DOUBLE = 2 * Math.PI;

const ATAN = [
  -0.33332985639572144, 0.1999039649963379, -0.1418597549200058, 0.10573931783437729, -0.07366704940795898,
  0.04112184792757034, -0.015132528729736805, 0.002622242784127593,
].map(f);
/** Radians, -π … π; atan2(0, 0) is 0. */
export function atan2(y: number, x: number): number {
  const ax = Math.abs(x),
    ay = Math.abs(y);
  const q = div(min(ax, ay), max(ax, ay));
  const z = f(q * q);
  let p = ATAN[7];
  for (let i = 6; i >= 0; i--) p = f(f(p * z) + ATAN[i]);
  let a = f(q + f(f(q * z) * p));
  if (ax < ay) a = f(HALF_PI - a);
  if (x < 0) a = f(PI - a);
  return y < 0 ? -a : a;
}
export const atan = (x: number): number => atan2(x, 1);

const ASIN = [
  0.16666753590106964, 0.07495241612195969, 0.04547709971666336, 0.024147599935531616, 0.04221856966614723,
].map(f);
const EDGE = f(1.00001);
/** 0 outside -1 … 1, except within a tolerance of 1e-5, where x is treated as ±1. */
export function asin(x: number): number {
  const a = Math.abs(x);
  const c = min(a, 1);
  const big = c > 0.5;
  const z = big ? f(f(1 - c) * 0.5) : f(c * c);
  const s = big ? f(Math.sqrt(z)) : c;
  let p = ASIN[4];
  for (let i = 3; i >= 0; i--) p = f(f(p * z) + ASIN[i]);
  const r = f(s + f(f(s * z) * p));
  const y = big ? f(HALF_PI - f(r + r)) : r;
  return a <= EDGE ? (x < 0 ? -y : y) : 0;
}
/** π/2 - asin(x); 0 where asin is undefined. */
export const acos = (x: number): number => (Math.abs(x) <= EDGE ? f(HALF_PI - asin(x)) : 0);

const LOG2E = f(1.4426950408889634),
  LN2_A = 0.693359375,
  LN2_B = f(-2.1219444e-4);
const EXP = [0.5, 0.166665181517601, 0.04166620597243309, 0.00836890283972025, 0.0013950514839962125].map(f);
/** x · 2ⁿ for n in -252 … 254, in two exact steps. */
const scale = (x: number, n: number): number => {
  const h = n >> 1;
  return f(f(x * fromBits((h + 127) << 23)) * fromBits((n - h + 127) << 23));
};
/** Saturates at MAX, and reaches 0. */
export function exp(x: number): number {
  const c = clamp(x, -104, 89);
  const m = f(f(c * LOG2E) + MAGIC);
  const n = f(m - MAGIC);
  const r = f(f(c - f(n * LN2_A)) - f(n * LN2_B));
  let p = EXP[4];
  for (let i = 3; i >= 0; i--) p = f(f(p * r) + EXP[i]);
  const y = f(f(f(f(r * r) * p) + r) + 1);
  return sat(scale(y, toBits(m) - MAGIC_BITS));
}

const LOG = [
  0.3333331048488617, -0.24999986588954926, 0.20002226531505585, -0.16669249534606934, 0.14218655228614807,
  -0.12384369969367981, 0.11873016506433487, -0.11789695918560028, 0.06915146857500076,
].map(f);
const SMALLEST_NORMAL = f(1.1754943508222875e-38);
const SQRT2_BITS = 0x3504f3;
/** Decomposes a positive number into an exponent e (returned) and a mantissa in √½ … √2 (stored in `mantissa`). */
let mantissa = 0;
function split(x: number): number {
  const tiny = x < SMALLEST_NORMAL;
  const i = toBits(tiny ? f(x * 8388608) : x);
  const up = (i & 0x7fffff) > SQRT2_BITS ? 1 : 0;
  mantissa = fromBits((i & 0x7fffff) | ((127 - up) << 23));
  return (i >> 23) - 127 + up - (tiny ? 23 : 0);
}
/** Natural logarithm; 0 for x ≤ 0. */
export function log(x: number): number {
  if (!(x > 0)) return 0;
  const e = split(x);
  const m = f(mantissa - 1);
  const z = f(m * m);
  let p = LOG[8];
  for (let i = 7; i >= 0; i--) p = f(f(p * m) + LOG[i]);
  let y = f(f(m * z) * p);
  y = f(y + f(e * LN2_B));
  y = f(y - f(0.5 * z));
  return f(f(m + y) + f(e * LN2_A));
}

// pow computes in double precision between f32 inputs and output, so that it is (nearly) correctly rounded.
const LOG2_SERIES = [
  2.8853900817779268, 0.9617966939259756, 0.5770780163555854, 0.41219858311113247, 0.32059889797532525,
  0.2623081892525388, 0.22195308321368668,
];
const EXP2_SERIES = [
  1, 0.6931471805599453, 0.24022650695910072, 0.05550410866482158, 0.009618129107628477, 0.0013333558146428443,
  0.0001540353039338161, 0.000015252733804059841, 0.0000013215486790144307,
];
const MAGIC64 = 6755399441055744;
/** Negative a: exact sign for an integer b, else 0. Anything to the power 0 is 1, 0 to any other power is 0. Saturates. */
export function pow(a: number, b: number): number {
  if (b === 0) return 1;
  if (a === 0) return 0;
  if (b === 2) return mul(a, a);
  const e = split(Math.abs(a));
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let l = LOG2_SERIES[6];
  for (let i = 5; i >= 0; i--) l = l * z + LOG2_SERIES[i];
  let y = b * (e + s * l);
  y = y < -160 ? -160 : y > 129 ? 129 : y;
  const n = y + MAGIC64 - MAGIC64;
  const r = y - n;
  let p = EXP2_SERIES[8];
  for (let i = 7; i >= 0; i--) p = p * r + EXP2_SERIES[i];
  const v = sat(scale(f(p), n));
  if (a > 0) return v;
  if (Math.floor(b) !== b) return 0;
  const half = f(b * 0.5);
  return Math.floor(half) === half ? v : -v;
}

/** A well-mixed 32-bit integer from another (lowbias32 by Chris Wellons, public domain). */
export function hash32(x: number): number {
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
/** Combines integers into one, order-dependent: hashes of seeds, frames, positions. */
export function hashInts(...values: number[]): number {
  let h = 0x9e3779b9;
  for (const v of values) h = hash32(((h ^ v) + 0x7f4a7c15) | 0);
  return h >>> 0;
}
const UNIT = 2 ** -24;
/** 0 ≤ x < 1 from 32 bits. */
export const unitFromHash = (h: number): number => (h >>> 8) * UNIT;
/** 0 ≤ x < 1 from the bits of a number and a 32-bit seed; -0 counts as 0. */
export const random = (x: number, seed: number): number => unitFromHash(hash32(toBits(f(x + 0)) ^ hash32(seed)));
