// Kernels that move pixels: remapping by tables, zoom, mirrors, bloom's downsampling.
// Twin: ../scalar/shade-place.ts.

import { fineHigh, fineLow, toward, towardBytes } from './shade-lanes';
import { between, pairBetween, prepareWeights, storePixels } from './shade-sample';

export function interleave(packed: usize, r: usize, g: usize, b: usize, n: i32): void {
  const zero = i8x16.splat(0);
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const vr = v128.load(r + i), vg = v128.load(g + i), vb = v128.load(b + i);
    // rg rg rg …, b0 b0 b0 … → r g b 0 r g b 0 …
    const rgLo = v128.shuffle<i8>(vr, vg, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const rgHi = v128.shuffle<i8>(vr, vg, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    const bLo = v128.shuffle<i8>(vb, zero, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const bHi = v128.shuffle<i8>(vb, zero, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    const to = packed + (i << 2);
    v128.store(to, v128.shuffle<i16>(rgLo, bLo, 0, 8, 1, 9, 2, 10, 3, 11));
    v128.store(to, v128.shuffle<i16>(rgLo, bLo, 4, 12, 5, 13, 6, 14, 7, 15), 16);
    v128.store(to, v128.shuffle<i16>(rgHi, bHi, 0, 8, 1, 9, 2, 10, 3, 11), 32);
    v128.store(to, v128.shuffle<i16>(rgHi, bHi, 4, 12, 5, 13, 6, 14, 7, 15), 48);
  }
}

@inline
function pairAt(packed: usize, pitch: usize, index: i32, weight: u32): v128 {
  return index < 0 ? i16x8.splat(0) : pairBetween(packed + (<usize>index << 2), pitch, <usize>(weight >> 8));
}

export function remapPlanes(r: usize, g: usize, b: usize, packed: usize, stride: i32, map: usize, weights: usize, n: i32): void {
  prepareWeights();
  const pitch = <usize>stride << 2;
  for (let i: usize = 0; i < <usize>n; i += 4) {
    const m = map + (i << 2), w = weights + (i << 1);
    const w0 = load<u16>(w), w1 = load<u16>(w, 2), w2 = load<u16>(w, 4), w3 = load<u16>(w, 6);
    const p01 = between(pairAt(packed, pitch, load<i32>(m), w0), pairAt(packed, pitch, load<i32>(m, 4), w1), <usize>(w0 & 255), <usize>(w1 & 255));
    const p23 = between(pairAt(packed, pitch, load<i32>(m, 8), w2), pairAt(packed, pitch, load<i32>(m, 12), w3), <usize>(w2 & 255), <usize>(w3 & 255));
    storePixels(r + i, g + i, b + i, p01, p23);
  }
}

/** A row between two rows (either may be 0, meaning black). */
function rowBetween(out: usize, top: usize, bottom: usize, wy: i32, stride: i32): void {
  const w = i16x8.splat(<i16>(wy << 8)), zero = i8x16.splat(0);
  for (let x: usize = 0; x < <usize>stride; x += 16) {
    v128.store(out + x, towardBytes(top ? v128.load(top + x) : zero, bottom ? v128.load(bottom + x) : zero, w, w));
  }
}

/**
 * One row of zoomPlane; `entry` is its entry of `rows`, and tmp holds the vertically interpolated row. Relaxed swizzles save an
 * instruction each but no time.
 */
function zoomRow(out: usize, src: usize, stride: i32, h: i32, columns: usize, entry: i32, tmp: usize): void {
  const first = entry >> 8, mode = load<i32>(columns);
  if (first < -1 || first >= h) { memory.fill(out, 0, stride); return; }
  const top: usize = first < 0 ? 0 : src + <usize>first * stride, bottom: usize = first + 1 >= h ? 0 : src + <usize>(first + 1) * stride;
  rowBetween(mode ? tmp : out, top, bottom, entry & 255, stride);
  let block = columns + 16;
  if (mode == 1) {
    for (let x = 0; x < stride; x += 16, block += 48) {
      const line = tmp + <usize>load<i32>(block), pick = v128.load(block, 16), w = v128.load(block, 32);
      v128.store(out + x, towardBytes(i8x16.swizzle(v128.load(line), pick), i8x16.swizzle(v128.load(line, 1), pick), fineLow(w), fineHigh(w)));
    }
  } else if (mode == 2) {
    for (let x = 0; x < stride; x += 8, block += 32) {
      const line = v128.load(tmp + <usize>load<i32>(block));
      const left = i16x8.extend_low_i8x16_u(i8x16.swizzle(line, v128.load64_zero(block, 8))), right = i16x8.extend_low_i8x16_u(i8x16.swizzle(line, v128.load64_zero(block, 16)));
      const v = toward(left, right, fineLow(v128.load64_zero(block, 24)));
      v128.store64_lane(out + x, i8x16.narrow_i16x8_u(v, v), 0);
    }
  }
}

export function zoomPlane(dst: usize, src: usize, stride: i32, h: i32, columns: usize, rows: usize, tmp: usize, y0: i32, y1: i32): void {
  for (let y = y0; y < y1; y++) zoomRow(dst + <usize>y * stride, src, stride, h, columns, load<i32>(rows + (<usize>y << 2)), tmp);
}

/** Replaces a row by the mean of itself and of zoomRow's result; `line` is scratch. */
function meanRow(row: usize, plane: usize, stride: i32, h: i32, columns: usize, entry: i32, tmp: usize, held: i32, kept: usize): void {
  const first = entry >> 8;
  if (first < -1 || first >= h) { for (let x: usize = 0; x < <usize>stride; x += 16) v128.store(row + x, i8x16.avgr_u(v128.load(row + x), i8x16.splat(0))); return; }
  const top: usize = first < 0 ? 0 : first == held ? kept : plane + <usize>first * stride, bottom: usize = first + 1 >= h ? 0 : first + 1 == held ? kept : plane + <usize>(first + 1) * stride;
  rowBetween(tmp, top, bottom, entry & 255, stride);
  let block = columns + 16;
  const mode = load<i32>(columns);
  if (mode == 1) {
    for (let x = 0; x < stride; x += 16, block += 48) {
      const line = tmp + <usize>load<i32>(block), pick = v128.load(block, 16), w = v128.load(block, 32);
      const v = towardBytes(i8x16.swizzle(v128.load(line), pick), i8x16.swizzle(v128.load(line, 1), pick), fineLow(w), fineHigh(w));
      v128.store(row + x, i8x16.avgr_u(v128.load(row + x), v));
    }
  } else if (mode == 0) {
    for (let x = 0; x < stride; x += 16) v128.store(row + x, i8x16.avgr_u(v128.load(row + x), v128.load(tmp + x)));
  }
}

export function zoomMeanPlane(plane: usize, stride: i32, h: i32, columns: usize, rows: usize, tmp: usize, kept: usize): void {
  // When upscaling, every source row is nearer the middle, so going from the edges inward overwrites nothing still needed, except the
  // last row of the upper half, which the first row of the lower half may read.
  const middle = (h - 1) >> 1;
  for (let y = 0; y <= middle; y++) {
    if (y == middle) memory.copy(kept, plane + <usize>y * stride, stride);
    meanRow(plane + <usize>y * stride, plane, stride, h, columns, load<i32>(rows + (<usize>y << 2)), tmp, -2, kept);
  }
  for (let y = h - 1; y > middle; y--) meanRow(plane + <usize>y * stride, plane, stride, h, columns, load<i32>(rows + (<usize>y << 2)), tmp, middle, kept);
}

export function mirrorRows(plane: usize, stride: i32, width: i32, rows: i32): void {
  const half = width >> 1;
  for (let y = 0; y < rows; y++) {
    const row = plane + <usize>y * stride;
    let x = 0;
    for (; x + 16 <= half; x += 16) {
      const v = v128.load(row + x);
      v128.store(row + width - 16 - x, v128.shuffle<i8>(v, v, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    }
    for (; x < half; x++) store<u8>(row + width - 1 - x, load<u8>(row + x));
  }
}

export function flipRows(dst: usize, src: usize, stride: i32, width: i32, rows: i32): void {
  for (let y = 0; y < rows; y++) {
    const from = src + <usize>y * stride, to = dst + <usize>y * stride;
    let x = 0;
    for (; x + 16 <= width; x += 16) {
      const v = v128.load(from + x);
      v128.store(to + width - 16 - x, v128.shuffle<i8>(v, v, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
    }
    for (; x < width; x++) store<u8>(to + width - 1 - x, load<u8>(from + x));
  }
}

/** How far one row is above the threshold. */
@inline function brightRow(at: usize, t: v128): v128 { return i8x16.sub_sat_u(v128.load(at), t); }
/** Four blocks' means times the gain (/ 4), as i32. Four rows are averaged into one; sums then stay in u16 as long as possible. */
@inline function brightMeans(at: usize, stride: i32, t: v128, gain: v128): v128 {
  const rows = i8x16.avgr_u(i8x16.avgr_u(brightRow(at, t), brightRow(at + stride, t)), i8x16.avgr_u(brightRow(at + 2 * stride, t), brightRow(at + 3 * stride, t)));
  const sums = i32x4.dot_i16x8_s(i16x8.extadd_pairwise_i8x16_u(rows), i16x8.splat(1));
  return i32x4.shr_u(i32x4.add(i32x4.mul(sums, gain), i32x4.splat(2048)), 12);
}
@inline function brightAt(at: usize, threshold: i32): i32 { return max(0, <i32>load<u8>(at) - threshold); }
@inline function mean2(a: i32, b: i32): i32 { return (a + b + 1) >> 1; }

export function brightDown4(dst: usize, dstStride: i32, dw: i32, dh: i32, src: usize, stride: i32, w: i32, h: i32, threshold: i32, gain: i32): void {
  const t = i8x16.splat(<i8>threshold), k = i32x4.splat(gain << 2);
  for (let y = 0; y < dh; y++) {
    const out = dst + <usize>y * dstStride;
    const top = src + <usize>(y << 2) * stride;
    let x = 0;
    if ((y << 2) + 4 <= h) {
      for (; (x << 2) + 64 <= w; x += 16) {
        const at = top + (x << 2);
        const lo = i16x8.narrow_i32x4_s(brightMeans(at, stride, t, k), brightMeans(at + 16, stride, t, k));
        const hi = i16x8.narrow_i32x4_s(brightMeans(at + 32, stride, t, k), brightMeans(at + 48, stride, t, k));
        v128.store(out + x, i8x16.narrow_i16x8_u(lo, hi));
      }
      for (; (x << 2) + 16 <= w; x += 4) {
        const v = brightMeans(top + (x << 2), stride, t, k), narrow = i16x8.narrow_i32x4_s(v, v);
        v128.store32_lane(out + x, i8x16.narrow_i16x8_u(narrow, narrow), 0);
      }
    }
    for (; x < dw; x++) {
      let sum = 0, count = 0;
      for (let sx = x << 2; sx < min(w, (x << 2) + 4); sx++) {
        const at = top + sx;
        if ((y << 2) + 4 <= h) {
          sum += 4 * mean2(mean2(brightAt(at, threshold), brightAt(at + stride, threshold)), mean2(brightAt(at + 2 * stride, threshold), brightAt(at + 3 * stride, threshold)));
          count += 4;
        } else for (let row = 0; row < h - (y << 2); row++, count++) sum += brightAt(at + <usize>(row * stride), threshold);
      }
      store<u8>(out + x, <u8>min(255, (sum * gain + (count << 7)) / (count << 8)));
    }
  }
}
