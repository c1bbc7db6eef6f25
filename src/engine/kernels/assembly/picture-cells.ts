// Sums of rows of light, and their means over cells (twin: scalar/picture-cells.ts).

import { clamp4, max4, splat } from './math';
import { srgbOfLinear } from './blend-modes';

export function sumRow(sums: usize, row: usize, n: i32, weight: i32, isFirst: i32): void {
  const end = row + (<usize>n << 1), k = i16x8.splat(<i16>weight);
  if (weight == 32768) {
    if (isFirst) {
      for (; row < end; row += 16, sums += 32) {
        const x = v128.load(row);
        v128.store(sums, i32x4.extend_low_i16x8_s(x));
        v128.store(sums, i32x4.extend_high_i16x8_s(x), 16);
      }
      return;
    }
    for (; row < end; row += 16, sums += 32) {
      const x = v128.load(row);
      v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_s(x)));
      v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_s(x)), 16);
    }
    return;
  }
  if (isFirst) {
    for (; row < end; row += 16, sums += 32) {
      const x = i16x8.q15mulr_sat_s(v128.load(row), k);
      v128.store(sums, i32x4.extend_low_i16x8_s(x));
      v128.store(sums, i32x4.extend_high_i16x8_s(x), 16);
    }
    return;
  }
  for (; row < end; row += 16, sums += 32) {
    const x = i16x8.q15mulr_sat_s(v128.load(row), k);
    v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_s(x)));
    v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_s(x)), 16);
  }
}

// @ts-ignore: decorator
@inline function part(at: usize, weights: v128): v128 { return f32x4.mul(f32x4.convert_i32x4_s(v128.load(at)), weights); }
// @ts-ignore: decorator
@inline function evens(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 0, 2, 4, 6); }
// @ts-ignore: decorator
@inline function odds(a: v128, b: v128): v128 { return i32x4.shuffle(a, b, 1, 3, 5, 7); }
// @ts-ignore: decorator
@inline function cells(isCovered: bool, dst: usize, step: i32, sums: usize, plane: usize, taps: usize, n: i32, k: v128, cover: f32): void {
  for (let c = 0; c < n; c++) {
    let at = sums + (<usize>load<i32>(taps) << 2);
    const blocks = load<i32>(taps, 4), share = load<f32>(taps, 8);
    taps += 16;
    let r = splat(0), g = splat(0), b = splat(0), a = splat(0);
    for (const end = taps + (<usize>blocks << 4); taps < end; taps += 16, at += 16) {
      const w = v128.load(taps);
      r = f32x4.add(r, part(at, w));
      g = f32x4.add(g, part(at + plane, w));
      b = f32x4.add(b, part(at + 2 * plane, w));
      if (isCovered) a = f32x4.add(a, part(at + 3 * plane, w));
    }
    const rg = f32x4.add(evens(r, g), odds(r, g)), ba = f32x4.add(evens(b, a), odds(b, a));
    let cell = f32x4.mul(f32x4.add(evens(rg, ba), odds(rg, ba)), k);
    if (!isCovered) cell = f32x4.replace_lane(cell, 3, share * cover);
    v128.store(dst, cell);
    dst += step;
  }
}
export function cellsRow(
  dst: usize, step: i32, sums: usize, stride: i32, channels: i32, taps: usize, n: i32, scale: f32, cover: f32,
): void {
  const plane = <usize>stride << 2, k = splat(scale);
  if (channels == 4) cells(true, dst, step, sums, plane, taps, n, k, cover);
  else cells(false, dst, step, sums, plane, taps, n, k, cover);
}

const UNITS: f32 = 65535;
export function sumCells(row: usize, above: usize, cells: usize, n: i32): void {
  let sum = i32x4.splat(0);
  v128.store(row, sum);
  for (let i: usize = 0; i < <usize>n << 4; i += 16) {
    const x = f32x4.add(f32x4.mul(clamp4(v128.load(cells + i), splat(0), splat(1)), splat(UNITS)), splat(0.5));
    sum = i32x4.add(sum, i32x4.trunc_sat_f32x4_s(x));
    v128.store(row + i, i32x4.add(v128.load(above + i, 16), sum), 16);
  }
}
/** Sum over whole rows of the table, from column x0 to x1, both fractional. Pointers: the same column in the row below and above. */
// @ts-ignore: decorator
@inline function strip(top: usize, bottom: usize, left: usize, right: usize, k0: v128, k1: v128): v128 {
  const a0 = i32x4.sub(v128.load(bottom + left), v128.load(top + left)), a1 = i32x4.sub(v128.load(bottom + left, 16), v128.load(top + left, 16));
  const b0 = i32x4.sub(v128.load(bottom + right), v128.load(top + right)), b1 = i32x4.sub(v128.load(bottom + right, 16), v128.load(top + right, 16));
  const inner = f32x4.convert_i32x4_u(i32x4.sub(b0, a0));
  const first = f32x4.mul(f32x4.convert_i32x4_u(i32x4.sub(a1, a0)), k0), last = f32x4.mul(f32x4.convert_i32x4_u(i32x4.sub(b1, b0)), k1);
  return f32x4.add(f32x4.sub(inner, first), last);
}
export function boxMeans(
  dst: usize, boxes: usize, n: i32, table: usize, cols: i32, rows: i32, loX: f32, hiX: f32, loY: f32, hiY: f32,
): void {
  const stride = <usize>(cols + 1) << 4, lastX = <f32>(cols - 1), lastY = <f32>(rows - 1);
  for (const end = dst + (<usize>n << 4); dst < end; dst += 16, boxes += 16) {
    const x0 = load<f32>(boxes), x1 = load<f32>(boxes, 4), y0 = load<f32>(boxes, 8), y1 = load<f32>(boxes, 12);
    const left = max<f32>(loX, x0), right = min<f32>(hiX, x1), top = max<f32>(loY, y0), bottom = min<f32>(hiY, y1);
    if (!(left < right && top < bottom)) { v128.store(dst, splat(0)); continue; }
    // The last whole column and row before an edge: an edge on the border of the table belongs to the cell inside.
    const i0 = Mathf.floor(left), i1 = min<f32>(Mathf.floor(right), lastX), j0 = Mathf.floor(top), j1 = min<f32>(Mathf.floor(bottom), lastY);
    const l = <usize><i32>i0 << 4, r = <usize><i32>i1 << 4, t = table + <usize><i32>j0 * stride, b = table + <usize><i32>j1 * stride;
    const kl = splat(left - i0), kr = splat(right - i1);
    const inner = strip(t, b, l, r, kl, kr);
    const first = f32x4.mul(strip(t, t + stride, l, r, kl, kr), splat(top - j0)), last = f32x4.mul(strip(b, b + stride, l, r, kl, kr), splat(bottom - j1));
    const area: f32 = (x1 - x0) * (y1 - y0);
    v128.store(dst, max4(f32x4.div(f32x4.add(f32x4.sub(inner, first), last), splat(area * UNITS)), splat(0)));
  }
}

export function cellLevels(r: usize, g: usize, b: usize, alpha: usize, at: usize, n: i32): void {
  const table = srgbOfLinear(), k = f32x4.replace_lane(splat(16383), 3, 255);
  for (let i: usize = 0; i < <usize>n; i++) {
    const x = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(clamp4(v128.load(at + (i << 4)), splat(0), splat(1)), k), splat(0.5)));
    store<u8>(r + i, load<u8>(table + <usize>i32x4.extract_lane(x, 0)));
    store<u8>(g + i, load<u8>(table + <usize>i32x4.extract_lane(x, 1)));
    store<u8>(b + i, load<u8>(table + <usize>i32x4.extract_lane(x, 2)));
    store<u8>(alpha + i, <u8>i32x4.extract_lane(x, 3));
  }
}
