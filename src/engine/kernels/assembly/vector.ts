// Whole-array kernels of abi/vector.ts, four f32 lanes at a time: one line each; the arithmetic is in math.ts. Blocks are padded to 64
// bytes, so the last vector may reach past n.

import {
  acos4, add4, asin4, atan24, clamp4, cos4, div4, exp4, finite, fract4, hash32, hash4, hypot4, isTrue4, isplat, log4, max4, min4, mix4,
  mod4, mul4, one4, pick4, pow4, sat4, sign4, sin4, smoothstep4, splat, sqrt4, sub4, unit4,
} from './math';

/** n elements in bytes, rounded up to whole vectors. */
// @ts-ignore: decorator
@inline function bytes(n: i32): usize { return ((<usize>n + 3) & ~3) << 2; }
// @ts-ignore: decorator
@inline function at(p: usize): v128 { return v128.load(p); }
// @ts-ignore: decorator
@inline function put(p: usize, v: v128): void { v128.store(p, v); }

export function fillF32(dst: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16) put(dst, k); }
export function addVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, add4(at(a), at(b))); }
export function addVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, add4(at(a), k)); }
export function mulVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, mul4(at(a), at(b))); }
export function mulVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, mul4(at(a), k)); }
export function subVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, sub4(at(a), at(b))); }
export function subVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, sub4(at(a), k)); }
export function subSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, sub4(k, at(b))); }
export function divVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, div4(at(a), at(b))); }
export function divVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, div4(at(a), k)); }
export function divSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, div4(k, at(b))); }
export function modVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, mod4(at(a), at(b))); }
export function modVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, mod4(at(a), k)); }
export function modSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, mod4(k, at(b))); }
export function minVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, min4(at(a), at(b))); }
export function minVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, min4(at(a), k)); }
export function maxVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, max4(at(a), at(b))); }
export function maxVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, max4(at(a), k)); }
export function powVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, pow4(at(a), at(b))); }
export function powVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, pow4(at(a), k)); }
export function powSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, pow4(k, at(b))); }
export function atan2VV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, atan24(at(a), at(b))); }
export function atan2VS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, atan24(at(a), k)); }
export function atan2SV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, atan24(k, at(b))); }
export function hypotVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, hypot4(at(a), at(b))); }
export function hypotVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, hypot4(at(a), k)); }
export function ltVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(f32x4.lt(at(a), at(b)))); }
export function ltVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(f32x4.lt(at(a), k))); }
export function ltSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, one4(f32x4.lt(k, at(b)))); }
export function leVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(f32x4.le(at(a), at(b)))); }
export function leVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(f32x4.le(at(a), k))); }
export function leSV(dst: usize, s: f32, b: usize, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, b += 16) put(dst, one4(f32x4.le(k, at(b)))); }
export function eqVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(f32x4.eq(at(a), at(b)))); }
export function eqVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(f32x4.eq(at(a), k))); }
export function neVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(f32x4.ne(at(a), at(b)))); }
export function neVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(f32x4.ne(at(a), k))); }
export function andVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(v128.and(isTrue4(at(a)), isTrue4(at(b))))); }
export function andVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(v128.and(isTrue4(at(a)), isTrue4(k)))); }
export function orVV(dst: usize, a: usize, b: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, one4(v128.or(isTrue4(at(a)), isTrue4(at(b))))); }
export function orVS(dst: usize, a: usize, s: f32, n: i32): void { const k = splat(finite(s)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(v128.or(isTrue4(at(a)), isTrue4(k)))); }
export function neg(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, f32x4.neg(at(a))); }
export function abs(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, f32x4.abs(at(a))); }
export function sign(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, sign4(at(a))); }
export function floor(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, f32x4.floor(at(a))); }
export function ceil(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, f32x4.ceil(at(a))); }
export function round(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, f32x4.floor(f32x4.add(at(a), splat(0.5)))); }
export function fract(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, fract4(at(a))); }
export function sqrt(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, sqrt4(at(a))); }
export function exp(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, exp4(at(a))); }
export function log(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, log4(at(a))); }
export function sin(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, sin4(at(a))); }
export function cos(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, cos4(at(a))); }
export function tan(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) { const x = at(a); put(dst, div4(sin4(x), cos4(x))); } }
export function asin(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, asin4(at(a))); }
export function acos(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, acos4(at(a))); }
export function atan(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, atan24(at(a), splat(1))); }
export function not(dst: usize, a: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, one4(f32x4.eq(at(a), splat(0)))); }
export function mixVVV(dst: usize, a: usize, b: usize, c: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16, c += 16) put(dst, mix4(at(a), at(b), at(c))); }
export function mixVVS(dst: usize, a: usize, b: usize, k: f32, n: i32): void { const s = splat(finite(k)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16) put(dst, mix4(at(a), at(b), s)); }
export function select(dst: usize, a: usize, b: usize, c: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16, c += 16) put(dst, pick4(isTrue4(at(a)), at(b), at(c))); }
export function clampVSS(dst: usize, a: usize, lo: f32, hi: f32, n: i32): void { const l = splat(finite(lo)), h = splat(finite(hi)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, clamp4(at(a), l, h)); }
export function clampVVV(dst: usize, a: usize, b: usize, c: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16, c += 16) put(dst, clamp4(at(a), at(b), at(c))); }
export function smoothstepSSV(dst: usize, e0: f32, e1: f32, x: usize, n: i32): void { const l = splat(finite(e0)), h = splat(finite(e1)); for (const end = dst + bytes(n); dst < end; dst += 16, x += 16) put(dst, smoothstep4(l, h, at(x))); }
export function smoothstepVVV(dst: usize, a: usize, b: usize, c: usize, n: i32): void { for (const end = dst + bytes(n); dst < end; dst += 16, a += 16, b += 16, c += 16) put(dst, smoothstep4(at(a), at(b), at(c))); }
export function mulAddVSS(dst: usize, a: usize, s: f32, t: f32, n: i32): void { const k = splat(finite(s)), o = splat(finite(t)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, sat4(f32x4.add(f32x4.mul(at(a), k), o))); }
export function random(dst: usize, a: usize, seed: i32, n: i32): void { const k = isplat(hash32(seed)); for (const end = dst + bytes(n); dst < end; dst += 16, a += 16) put(dst, unit4(hash4(v128.xor(f32x4.add(at(a), splat(0)), k)))); }
