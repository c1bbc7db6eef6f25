// Passes over u8 planes, 16 pixels at a time (twin: scalar/frame.ts). n may end inside a vector: blocks are padded and rows
// are whole, so the bytes after it are scratch.

import { div255, div255x8, high, join, low } from './bytes';
import { clamp4, finite, splat } from './math';

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
export function lutPlane(dst: usize, src: usize, table: usize, n: i32): void {
  const whole8 = n & ~7;
  const end = dst + n;
  for (const end8 = dst + whole8; dst < end8; dst += 8, src += 8) {
    const x = load<u64>(src);
    const lo = <u32>x, hi = <u32>(x >> 32);
    store<u32>(dst, <u32>load<u8>(table + (lo & 255)) | (<u32>load<u8>(table + ((lo >> 8) & 255)) << 8)
      | (<u32>load<u8>(table + ((lo >> 16) & 255)) << 16) | (<u32>load<u8>(table + (lo >> 24)) << 24));
    store<u32>(dst + 4, <u32>load<u8>(table + (hi & 255)) | (<u32>load<u8>(table + ((hi >> 8) & 255)) << 8)
      | (<u32>load<u8>(table + ((hi >> 16) & 255)) << 16) | (<u32>load<u8>(table + (hi >> 24)) << 24));
  }
  for (; dst < end; dst++, src++) store<u8>(dst, load<u8>(table + load<u8>(src)));
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

const ROWS = memory.data(48, 16);
/** Four pixels of one output channel from f32 lanes, as i32. */
// @ts-ignore: decorator
@inline function channel4(row: usize, r: v128, g: v128, b: v128): v128 {
  const sum = f32x4.add(f32x4.add(f32x4.add(
    f32x4.mul(v128.load32_splat(row), r), f32x4.mul(v128.load32_splat(row + 4), g)), f32x4.mul(v128.load32_splat(row + 8), b)),
    v128.load32_splat(row + 12));
  const y = f32x4.floor(clamp4(f32x4.add(sum, splat(0.5)), splat(0), splat(255)));
  return v128.and(f32x4.add(y, splat(8388608)), i32x4.splat(255));
}
// @ts-ignore: decorator
@inline function quarter(p: usize): v128 { return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low(v128.load32_zero(p)))); }
// @ts-ignore: decorator
@inline function put4(p: usize, x: v128): void {
  const words = i16x8.narrow_i32x4_u(x, x);
  v128.store32_lane(p, join(words, words), 0);
}
export function matrixPlanes(dr: usize, dg: usize, db: usize, r: usize, g: usize, b: usize, m: usize, n: i32): void {
  for (let i: usize = 0; i < 48; i += 4) {
    const c = finite(load<f32>(m + i));
    store<f32>(ROWS + i, c < -1e6 ? -1e6 : c > 1e6 ? 1e6 : c);
  }
  for (const end = r + whole(n); r < end; r += 4, g += 4, b += 4, dr += 4, dg += 4, db += 4) {
    const x = quarter(r), y = quarter(g), z = quarter(b);
    put4(dr, channel4(ROWS, x, y, z));
    put4(dg, channel4(ROWS + 16, x, y, z));
    put4(db, channel4(ROWS + 32, x, y, z));
  }
}
// @ts-ignore: decorator
@inline function luma8(r: v128, g: v128, b: v128): v128 {
  const sum = i16x8.add(i16x8.add(i16x8.mul(r, i16x8.splat(54)), i16x8.mul(g, i16x8.splat(183))), i16x8.mul(b, i16x8.splat(19)));
  return i16x8.shr_u(sum, 8);
}
// @ts-ignore: decorator
@inline function luma16(r: v128, g: v128, b: v128): v128 { return join(luma8(low(r), low(g), low(b)), luma8(high(r), high(g), high(b))); }
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

// One row of upsampleAdd after the vertical step: sums in eighths (u16), with one more at both ends.
const ENLARGED = memory.data(2 * (32768 + 64), 16);
// @ts-ignore: decorator
@inline function clampRow(i: i32, n: i32): i32 { return i < 0 ? 0 : i >= n ? n - 1 : i; }
export function upsampleAdd(
  dst: usize, stride: i32, w: i32, h: i32, src: usize, srcStride: i32, sw: i32, sh: i32, f: i32, weight: i32,
): void {
  const line = ENLARGED + 32;
  for (let y = 0; y < h; y++) {
    const e = ((2 * y + 1) * 4) / f - 4, k = e & 7;
    const a = src + <usize>(clampRow(e >> 3, sh) * srcStride), b = src + <usize>(clampRow((e >> 3) + 1, sh) * srcStride);
    for (let x = 0; x < sw; x++) store<u16>(line + 2 * x, <u16>(<i32>load<u8>(a + x) * (8 - k) + <i32>load<u8>(b + x) * k));
    store<u16>(line - 2, load<u16>(line));
    store<u16>(line + 2 * sw, load<u16>(line + 2 * sw - 2));
    const out = dst + <usize>(y * stride);
    for (let x = 0; x < w; x++) {
      const g = ((2 * x + 1) * 4) / f - 4, kx = g & 7;
      const p = line + 2 * <usize>clampRow(g >> 3, sw), q = line + 2 * <usize>clampRow((g >> 3) + 1, sw);
      const value = (<i32>load<u16>(p) * (8 - kx) + <i32>load<u16>(q) * kx + 32) >> 6;
      const sum = <i32>load<u8>(out + x) + ((value * weight + 128) >> 8);
      store<u8>(out + x, sum > 255 ? 255 : sum);
    }
  }
}

export function boxBlur(dst: usize, src: usize, tmp: usize, stride: i32, w: i32, h: i32, radius: i32): void {
  const window = 2 * radius + 1;
  for (let y = 0; y < h; y++) {
    const row = src + <usize>(y * stride), out = tmp + <usize>(y * stride);
    let sum: i32 = 0;
    for (let k = -radius; k <= radius; k++) sum += load<u8>(row + clampRow(k, w));
    for (let x = 0; x < w; x++) {
      store<u8>(out + x, (sum + radius) / window);
      sum += <i32>load<u8>(row + clampRow(x + radius + 1, w)) - <i32>load<u8>(row + clampRow(x - radius, w));
    }
  }
  for (let x = 0; x < w; x++) {
    const column = tmp + x, out = dst + x;
    let sum: i32 = 0;
    for (let k = -radius; k <= radius; k++) sum += load<u8>(column + <usize>(clampRow(k, h) * stride));
    for (let y = 0; y < h; y++) {
      store<u8>(out + <usize>(y * stride), (sum + radius) / window);
      sum += <i32>load<u8>(column + <usize>(clampRow(y + radius + 1, h) * stride)) - <i32>load<u8>(column + <usize>(clampRow(y - radius, h) * stride));
    }
  }
}
export function brightPass(dst: usize, src: usize, threshold: i32, n: i32): void {
  for (const end = dst + n; dst < end; dst++, src++) {
    const x = <i32>load<u8>(src);
    store<u8>(dst, x <= threshold ? 0 : ((x - threshold) * 255) / (255 - threshold));
  }
}

// @ts-ignore: decorator
@inline function count(hist: usize, level: u32): void { const at = hist + (<usize>level << 2); store<u32>(at, load<u32>(at) + 1); }
export function histogram4(hist: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  for (let y = 0; y < h; y += 4) {
    const at = <usize>(y * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16) {
      const m = i8x16.max_u(i8x16.max_u(v128.load(r + at + x), v128.load(g + at + x)), v128.load(b + at + x));
      count(hist, i8x16.extract_lane_u(m, 0));
      count(hist, i8x16.extract_lane_u(m, 4));
      count(hist, i8x16.extract_lane_u(m, 8));
      count(hist, i8x16.extract_lane_u(m, 12));
    }
    for (; x < w; x += 4) count(hist, max(load<u8>(r + at + x), max(load<u8>(g + at + x), load<u8>(b + at + x))));
  }
}
const LUMA = memory.data(16, 16);
export function histogramLuma(hist: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  for (let y = 0; y < h; y++) {
    const at = <usize>(y * stride);
    for (let x = 0; x < w; x += 16) {
      v128.store(LUMA, luma16(v128.load(r + at + x), v128.load(g + at + x), v128.load(b + at + x)));
      for (let i = 0, left = min(16, w - x); i < left; i++) count(hist, load<u8>(LUMA + i));
    }
  }
}
