// Passes over u8 planes, 16 pixels per vector (twin: scalar/frame.ts). n need not be a multiple of 16: blocks and rows are padded,
// and the bytes after n are scratch.

import { high, join, low } from './bytes';

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
export function addPlane(dst: usize, a: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) v128.store(dst, i8x16.add_sat_u(v128.load(a), v128.load(b)));
}
export function minPlane(dst: usize, a: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) v128.store(dst, i8x16.min_u(v128.load(a), v128.load(b)));
}
export function maxPlane(dst: usize, a: usize, b: usize, n: i32): void {
  for (const end = dst + whole(n); dst < end; dst += 16, a += 16, b += 16) v128.store(dst, i8x16.max_u(v128.load(a), v128.load(b)));
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
/** The mean of a block clipped by the edge. */
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
        // 32 pixels of four rows → eight sums: pairwise widened to u16 lanes, then to u32.
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
