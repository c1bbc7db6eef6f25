// Passes over u8 planes, 16 pixels at a time (twin: scalar/frame.ts). n may end inside a vector: blocks are padded and rows
// are whole, so the bytes after it are scratch.

import { div255x8, high, join, low } from './bytes';
import { finite } from './math';

// @ts-ignore: decorator
@inline function whole(n: i32): usize { return (<usize>n + 15) & ~15; }

export function fillU8(dst: usize, value: i32, bytes: i32): void { memory.fill(dst, <u8>value, bytes); }
export function copyU8(dst: usize, src: usize, bytes: i32): void { memory.copy(dst, src, bytes); }

// @ts-ignore: decorator
@inline function lerp8(a: v128, b: v128, k: v128, rest: v128): v128 {
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(a, rest), i16x8.mul(b, k)), i16x8.splat(128)), 8);
}
export function lerpPlane(dst: usize, a: usize, b: usize, k: i32, n: i32): void {
  const second = i16x8.splat(<i16>k), first = i16x8.splat(<i16>(256 - k));
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) {
    const x = v128.load(a), y = v128.load(b);
    v128.store(dst, join(lerp8(low(x), low(y), second, first), lerp8(high(x), high(y), second, first)));
  }
}
// @ts-ignore: decorator
@inline function mask8(a: v128, b: v128, k: v128): v128 {
  return div255x8(i16x8.add(i16x8.mul(a, i16x8.sub(i16x8.splat(255), k)), i16x8.mul(b, k)));
}
export function maskPlane(dst: usize, a: usize, b: usize, mask: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16, mask += 16) {
    const x = v128.load(a), y = v128.load(b), k = v128.load(mask);
    v128.store(dst, join(mask8(low(x), low(y), low(k)), mask8(high(x), high(y), high(k))));
  }
}
export function gainPlane(dst: usize, src: usize, gain: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, src += 16, gain += 16) {
    const x = v128.load(src), k = v128.load(gain);
    v128.store(dst, join(div255x8(i16x8.extmul_low_i8x16_u(x, k)), div255x8(i16x8.extmul_high_i8x16_u(x, k))));
  }
}
export function gain7Plane(dst: usize, src: usize, gain: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, src += 16, gain += 16) {
    const x = v128.load(src), k = v128.load(gain);
    v128.store(dst, join(i16x8.shr_u(i16x8.extmul_low_i8x16_u(x, k), 7), i16x8.shr_u(i16x8.extmul_high_i8x16_u(x, k), 7)));
  }
}
export function addPlane(dst: usize, a: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) v128.store(dst, i8x16.add_sat_u(v128.load(a), v128.load(b)));
}
export function maxPlane(dst: usize, a: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) v128.store(dst, i8x16.max_u(v128.load(a), v128.load(b)));
}

const MATRIX = memory.data(9 * 4 + 3 * 4, 16);
/** A coefficient in 4096ths, an offset in 64ths of a level, both as i16. */
function fixed(x: f32, unit: f32): i32 {
  const scaled: f32 = floor<f32>(finite(x) * unit + 0.5);
  const clamped: f32 = scaled < -32768 ? -32768 : scaled > 32767 ? 32767 : scaled;
  return <i32>clamped;
}
// Products are summed in pairs by one dot instruction: rg = r0 g0 r1 g1 …, b1 = b0 64 b1 64 … against c0 c1 … and c2 o ….
// In f32 lanes, four pixels at a time, the same took three times as long (5.9 ms a frame).
// @ts-ignore: decorator
@inline function channel8(row: usize, rg0: v128, rg1: v128, b0: v128, b1: v128): v128 {
  const first = v128.load32_splat(row), second = v128.load32_splat(row + 4), half = i32x4.splat(2048);
  const x = i32x4.add(i32x4.add(i32x4.dot_i16x8_s(rg0, first), i32x4.dot_i16x8_s(b0, second)), half);
  const y = i32x4.add(i32x4.add(i32x4.dot_i16x8_s(rg1, first), i32x4.dot_i16x8_s(b1, second)), half);
  return i16x8.narrow_i32x4_s(i32x4.shr_s(x, 12), i32x4.shr_s(y, 12));
}
// @ts-ignore: decorator
@inline function pairsLow(a: v128, b: v128): v128 { return i16x8.shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
// @ts-ignore: decorator
@inline function pairsHigh(a: v128, b: v128): v128 { return i16x8.shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }
export function matrixPlanes(dr: usize, dg: usize, db: usize, r: usize, g: usize, b: usize, m: usize, n: i32): void {
  for (let k: usize = 0; k < 3; k++) {
    const from = m + 16 * k, to = MATRIX + 8 * k;
    store<i16>(to, fixed(load<f32>(from), 4096));
    store<i16>(to + 2, fixed(load<f32>(from + 4), 4096));
    store<i16>(to + 4, fixed(load<f32>(from + 8), 4096));
    store<i16>(to + 6, fixed(load<f32>(from + 12), 64));
  }
  const one = i16x8.splat(64);
  for (const end = r + whole(n); r < end; r += 16, g += 16, b += 16, dr += 16, dg += 16, db += 16) {
    const x = v128.load(r), y = v128.load(g), z = v128.load(b);
    const x0 = low(x), x1 = high(x), y0 = low(y), y1 = high(y), z0 = low(z), z1 = high(z);
    const rg0 = pairsLow(x0, y0), rg1 = pairsHigh(x0, y0), rg2 = pairsLow(x1, y1), rg3 = pairsHigh(x1, y1);
    const b0 = pairsLow(z0, one), b1 = pairsHigh(z0, one), b2 = pairsLow(z1, one), b3 = pairsHigh(z1, one);
    v128.store(dr, join(channel8(MATRIX, rg0, rg1, b0, b1), channel8(MATRIX, rg2, rg3, b2, b3)));
    v128.store(dg, join(channel8(MATRIX + 8, rg0, rg1, b0, b1), channel8(MATRIX + 8, rg2, rg3, b2, b3)));
    v128.store(db, join(channel8(MATRIX + 16, rg0, rg1, b0, b1), channel8(MATRIX + 16, rg2, rg3, b2, b3)));
  }
}
// @ts-ignore: decorator
@inline function luma8(r: v128, g: v128, b: v128): v128 {
  const sum = i16x8.add(i16x8.add(i16x8.mul(r, i16x8.splat(54)), i16x8.mul(g, i16x8.splat(183))), i16x8.mul(b, i16x8.splat(19)));
  return i16x8.shr_u(sum, 8);
}
// @ts-ignore: decorator
@inline export function luma16(r: v128, g: v128, b: v128): v128 { return join(luma8(low(r), low(g), low(b)), luma8(high(r), high(g), high(b))); }
export function lumaPlane(dst: usize, r: usize, g: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, r += 16, g += 16, b += 16) {
    v128.store(dst, luma16(v128.load(r), v128.load(g), v128.load(b)));
  }
}
export function gatherPlane(dst: usize, src: usize, map: usize, n: i32): void {
  for (const end = dst + n; dst < end; dst++, map += 4) {
    const at = load<i32>(map);
    store<u8>(dst, at < 0 ? 0 : load<u8>(src + <usize>at));
  }
}

/** The mean over one block that an edge cuts. */
function blockMean(src: usize, stride: i32, x0: i32, y0: i32, x1: i32, y1: i32): i32 {
  let sum: i32 = 0;
  const count = (x1 - x0) * (y1 - y0);
  if (x1 <= x0 || y1 <= y0) return 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += load<u8>(src + <usize>(y * stride + x));
  return (sum + (count >> 1)) / count;
}
export function downsample(dst: usize, dstStride: i32, dw: i32, dh: i32, src: usize, stride: i32, w: i32, h: i32, f: i32): void {
  for (let y = 0; y < dh; y++) {
    const y0 = y * f, y1 = min(h, y0 + f), out = dst + <usize>(y * dstStride);
    let x = 0;
    if (y1 - y0 == f) {
      if (f == 4) {
        // 32 pixels of four rows → eight sums: pairs to u16 lanes, pairs of those to u32.
        for (; x + 8 <= dw && (x + 8) * 4 <= w; x += 8) {
          let p = src + <usize>(y0 * stride + x * 4);
          let a = i16x8.extadd_pairwise_i8x16_u(v128.load(p)), b = i16x8.extadd_pairwise_i8x16_u(v128.load(p, 16));
          for (let j = 1; j < 4; j++) {
            p += stride;
            a = i16x8.add(a, i16x8.extadd_pairwise_i8x16_u(v128.load(p)));
            b = i16x8.add(b, i16x8.extadd_pairwise_i8x16_u(v128.load(p, 16)));
          }
          const sums = i16x8.narrow_i32x4_u(i32x4.extadd_pairwise_i16x8_u(a), i32x4.extadd_pairwise_i16x8_u(b));
          const mean = i16x8.shr_u(i16x8.add(sums, i16x8.splat(8)), 4);
          v128.store64_lane(out + x, join(mean, mean), 0);
        }
      } else if (f == 2) {
        for (; x + 8 <= dw && (x + 8) * 2 <= w; x += 8) {
          const p = src + <usize>(y0 * stride + x * 2);
          const sums = i16x8.add(i16x8.extadd_pairwise_i8x16_u(v128.load(p)), i16x8.extadd_pairwise_i8x16_u(v128.load(p + stride)));
          const mean = i16x8.shr_u(i16x8.add(sums, i16x8.splat(2)), 2);
          v128.store64_lane(out + x, join(mean, mean), 0);
        }
      }
    }
    for (; x < dw; x++) store<u8>(out + x, blockMean(src, stride, x * f, y0, min(w, x * f + f), y1));
  }
}
