// Texture kernels: static, dither, halftone dots, edges, sharpening. Twin: ../scalar/shade-texture.ts.

import { mul255 } from './shade-lanes';

/** Horizontal part of Sobel in eight lanes: right minus left of one row, as i16. */
@inline function wide(at: usize): v128 { return i16x8.extend_low_i8x16_u(v128.load64_zero(at)); }

function edgeAt(src: usize, stride: i32, w: i32, h: i32, x: i32, y: i32): i32 {
  const l = max(0, x - 1), r = min(w - 1, x + 1);
  const up = src + <usize>max(0, y - 1) * stride, mid = src + <usize>y * stride, down = src + <usize>min(h - 1, y + 1) * stride;
  const gx = (<i32>load<u8>(up + r) + 2 * <i32>load<u8>(mid + r) + <i32>load<u8>(down + r)) - (<i32>load<u8>(up + l) + 2 * <i32>load<u8>(mid + l) + <i32>load<u8>(down + l));
  const gy = (<i32>load<u8>(down + l) + 2 * <i32>load<u8>(down + x) + <i32>load<u8>(down + r)) - (<i32>load<u8>(up + l) + 2 * <i32>load<u8>(up + x) + <i32>load<u8>(up + r));
  return min(255, (abs(gx) + abs(gy)) >> 2);
}

export function edgePlane(dst: usize, src: usize, stride: i32, w: i32, h: i32): void {
  for (let y = 0; y < h; y++) {
    const up = src + <usize>max(0, y - 1) * stride, mid = src + <usize>y * stride, down = src + <usize>min(h - 1, y + 1) * stride;
    const out = dst + <usize>y * stride;
    store<u8>(out, <u8>edgeAt(src, stride, w, h, 0, y));
    let x = 1;
    for (; x + 9 <= w; x += 8) {
      const ul = wide(up + x - 1), uc = wide(up + x), ur = wide(up + x + 1);
      const ml = wide(mid + x - 1), mr = wide(mid + x + 1);
      const dl = wide(down + x - 1), dc = wide(down + x), dr = wide(down + x + 1);
      const gx = i16x8.sub(i16x8.add(i16x8.add(ur, dr), i16x8.shl(mr, 1)), i16x8.add(i16x8.add(ul, dl), i16x8.shl(ml, 1)));
      const gy = i16x8.sub(i16x8.add(i16x8.add(dl, dr), i16x8.shl(dc, 1)), i16x8.add(i16x8.add(ul, ur), i16x8.shl(uc, 1)));
      const e = i16x8.shr_u(i16x8.add(i16x8.abs(gx), i16x8.abs(gy)), 2);
      v128.store64_lane(out + x, i8x16.narrow_i16x8_u(e, e), 0);
    }
    for (; x < w; x++) store<u8>(out + x, <u8>edgeAt(src, stride, w, h, x, y));
  }
}

/** Sharpens eight pixels: sat(v + q15(d · 32, k)), d = 4v − neighbours. */
@inline function sharper(v: v128, around: v128, k: v128): v128 {
  return i16x8.add(v, i16x8.q15mulr_sat_s(i16x8.shl(i16x8.sub(i16x8.shl(v, 2), around), 5), k));
}

export function sharpenPlane(dst: usize, src: usize, stride: i32, w: i32, h: i32, k: i32): void {
  const gain = i16x8.splat(<i16>k);
  for (let y = 0; y < h; y++) {
    const up = src + <usize>max(0, y - 1) * stride, mid = src + <usize>y * stride, down = src + <usize>min(h - 1, y + 1) * stride;
    const out = dst + <usize>y * stride;
    let x = 0;
    for (; x < w; x++) {
      if (x == 1) {
        for (; x + 9 <= w; x += 8) {
          const around = i16x8.add(i16x8.add(wide(up + x), wide(down + x)), i16x8.add(wide(mid + x - 1), wide(mid + x + 1)));
          const v = sharper(wide(mid + x), around, gain);
          v128.store64_lane(out + x, i8x16.narrow_i16x8_u(v, v), 0);
        }
        if (x >= w) break;
      }
      const v = <i32>load<u8>(mid + x);
      const around = <i32>load<u8>(up + x) + <i32>load<u8>(down + x) + <i32>load<u8>(mid + max(0, x - 1)) + <i32>load<u8>(mid + min(w - 1, x + 1));
      store<u8>(out + x, <u8>min(255, max(0, v + (((4 * v - around) * 32 * k + 0x4000) >> 15))));
    }
  }
}

export function staticRows(plane: usize, stride: i32, rows: i32, chosen: usize, value: usize, noiseStride: i32, density: i32): void {
  const d = i8x16.splat(<i8>density);
  for (let y = 0; y < rows; y++) {
    const at = plane + <usize>y * stride, c = chosen + <usize>y * noiseStride, v = value + <usize>y * noiseStride;
    for (let x: usize = 0; x < <usize>stride; x += 16) {
      v128.store(at + x, v128.bitselect(v128.load(v + x), v128.load(at + x), i8x16.lt_u(v128.load(c + x), d)));
    }
  }
}

/** Eight pixels of ditherRows, u16. */
@inline function dithered(v: v128, threshold: v128, steps: v128, back: v128): v128 {
  const one = i16x8.splat(1);
  const x = i16x8.add(i16x8.add(i16x8.mul(v, steps), threshold), one);
  const q = i16x8.shr_u(i16x8.add(x, i16x8.shr_u(x, 8)), 8); // floor((x − 1) / 255)
  return i16x8.shr_u(i16x8.add(i16x8.mul(q, back), i16x8.splat(128)), 8);
}

export function ditherRows(plane: usize, stride: i32, rows: i32, y0: i32, thresholds: usize, period: i32, steps: i32): void {
  const s = i16x8.splat(<i16>steps), back = i16x8.splat(<i16>((65280 + steps - 1) / steps));
  for (let y = 0; y < rows; y++) {
    const at = plane + <usize>y * stride, t = thresholds + <usize>((y0 + y) % period) * stride;
    for (let x: usize = 0; x < <usize>stride; x += 16) {
      const v = v128.load(at + x), k = v128.load(t + x);
      const lo = dithered(i16x8.extend_low_i8x16_u(v), i16x8.extend_low_i8x16_u(k), s, back);
      const hi = dithered(i16x8.extend_high_i8x16_u(v), i16x8.extend_high_i8x16_u(k), s, back);
      v128.store(at + x, i8x16.narrow_i16x8_u(lo, hi));
    }
  }
}

@inline function dot(v: v128, t: v128, k: v128): v128 {
  return i16x8.add(i16x8.splat(128), i16x8.shr_s(i16x8.mul(i16x8.sub(v, t), k), 4));
}

export function screenDots(dst: usize, src: usize, thresholds: usize, k: i32, n: i32): void {
  const gain = i16x8.splat(<i16>k);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const v = v128.load(src + i), t = v128.load(thresholds + i);
    const lo = dot(i16x8.extend_low_i8x16_u(v), i16x8.extend_low_i8x16_u(t), gain);
    const hi = dot(i16x8.extend_high_i8x16_u(v), i16x8.extend_high_i8x16_u(t), gain);
    v128.store(dst + i, i8x16.narrow_i16x8_u(lo, hi));
  }
}
