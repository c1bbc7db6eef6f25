// Distortion kernels: column waves, mosaic, glass, colour cubes.
// Twin: ../scalar/shade-bend.ts.

import { fetchEight } from './shade-fetch';
import { toward, towardBytes } from './shade-lanes';

/** Largest row spread of sixteen adjacent columns that are moved together; beyond it each column is moved alone. */
const SPREAD: i32 = 8;
/** For each source row that sixteen columns touch: a mask of the columns that start there. One empty row at either end. */
const BEGINS = memory.data(16 * 12, 16);

/** Moves sixteen columns whose first rows are at most SPREAD apart: each source row is loaded once for all columns that touch it. */
function slideSixteen(dst: usize, src: usize, stride: i32, h: i32, least: i32, spread: i32, lo: v128, hi: v128): void {
  for (let y = 0; y < h; y++) {
    let top = i8x16.splat(0), bottom = top;
    let marks = BEGINS;
    for (let k = 0; k <= spread + 1; k++, marks += 16) {
      const v = v128.load(src + <usize>min(h - 1, max(0, y + least + k)) * stride);
      bottom = v128.or(bottom, v128.and(v, v128.load(marks)));
      top = v128.or(top, v128.and(v, v128.load(marks, 16)));
    }
    v128.store(dst + <usize>y * stride, towardBytes(top, bottom, lo, hi));
  }
}
function slideEach(dst: usize, src: usize, stride: i32, h: i32, shifts: usize): void {
  for (let y = 0; y < h; y++) {
    const out = dst + <usize>y * stride;
    for (let x = 0; x < 16; x++) {
      const by = load<i32>(shifts + (<usize>x << 2));
      const first = y + (by >> 7), w = by & 127;
      const a = <i32>load<u8>(src + <usize>min(h - 1, max(0, first)) * stride + x);
      const b = <i32>load<u8>(src + <usize>min(h - 1, max(0, first + 1)) * stride + x);
      store<u8>(out + x, <u8>((a * (128 - w) + b * w + 64) >> 7));
    }
  }
}

export function slideColumns(dst: usize, src: usize, stride: i32, h: i32, shifts: usize): void {
  for (let x: usize = 0; x < <usize>stride; x += 16) {
    const at = shifts + (x << 2);
    let least = i32.MAX_VALUE, most = i32.MIN_VALUE;
    for (let i: usize = 0; i < 16; i++) { const first = load<i32>(at + (i << 2)) >> 7; least = min(least, first); most = max(most, first); }
    if (most - least > SPREAD) { slideEach(dst + x, src + x, stride, h, at); continue; }
    const spread = most - least, v0 = v128.load(at), v1 = v128.load(at, 16), v2 = v128.load(at, 32), v3 = v128.load(at, 48);
    const low = i32x4.splat(least), part = i32x4.splat(127);
    const begins = i8x16.narrow_i16x8_s(
      i16x8.narrow_i32x4_s(i32x4.sub(i32x4.shr_s(v0, 7), low), i32x4.sub(i32x4.shr_s(v1, 7), low)),
      i16x8.narrow_i32x4_s(i32x4.sub(i32x4.shr_s(v2, 7), low), i32x4.sub(i32x4.shr_s(v3, 7), low)),
    );
    for (let k = -1; k <= spread + 1; k++) v128.store(BEGINS + (<usize>(k + 1) << 4), i8x16.eq(begins, i8x16.splat(<i8>k)));
    const lo = i16x8.shl(i16x8.narrow_i32x4_s(v128.and(v0, part), v128.and(v1, part)), 8), hi = i16x8.shl(i16x8.narrow_i32x4_s(v128.and(v2, part), v128.and(v3, part)), 8);
    slideSixteen(dst + x, src + x, stride, h, least, spread, lo, hi);
  }
}

/** Start of the first of the centred squares: 0 or negative. */
@inline function firstOf(length: i32, size: i32): i32 {
  const rest = length % size;
  return rest == 0 ? 0 : (rest >> 1) - size + (rest & 1);
}

export function blockMeans(dst: usize, src: usize, stride: i32, w: i32, h: i32, size: i32, tmp: usize): void {
  for (let top = firstOf(h, size); top < h; top += size) {
    const y0 = max(0, top), y1 = min(h, top + size);
    memory.fill(tmp, 0, <usize>stride << 2);
    for (let y = y0; y < y1; y++) {
      const row = src + <usize>y * stride;
      for (let x: usize = 0; x < <usize>stride; x += 8) {
        const v = i16x8.extend_low_i8x16_u(v128.load64_zero(row + x));
        const sums = tmp + (x << 2);
        v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_u(v)));
        v128.store(sums, i32x4.add(v128.load(sums, 16), i32x4.extend_high_i16x8_u(v)), 16);
      }
    }
    const out = dst + <usize>y0 * stride;
    for (let left = firstOf(w, size); left < w; left += size) {
      const x0 = max(0, left), x1 = min(w, left + size);
      let sum: u32 = 0;
      for (let x = x0; x < x1; x++) sum += load<u32>(tmp + (<usize>x << 2));
      const count = <u32>((x1 - x0) * (y1 - y0));
      const mean = <u8>((sum + (count >> 1)) / count);
      // Inline: a call per small square would cost more than the fill.
      if (size > 24) memory.fill(out + x0, mean, x1 - x0);
      else for (let x = x0; x < x1; x++) store<u8>(out + x, mean);
    }
    for (let y = y0 + 1; y < y1; y++) memory.copy(dst + <usize>y * stride, out, stride);
  }
}

/** Lattice coordinate of pixel i in 256ths of a cell, edges clamped. */
@inline
function latticeAt(i: i32, length: i32, cells: i32): i32 {
  const at = <i32>((<i64>((2 * i + 1) * cells) << 7) / length) - 128;
  return min((cells - 1) << 8, max(0, at));
}

/** Displacement vectors of two pixels of a row (x y, x y) in 256ths; `line` holds each column's vector and its difference to the next. */
@inline
function vectorsAt(line: usize, place0: i32, place1: i32): v128 {
  const a = v128.load(line + (<usize>(place0 >> 8) << 4)), b = v128.load(line + (<usize>(place1 >> 8) << 4));
  const k = v128.shuffle<i64>(i32x4.splat(place0 & 255), i32x4.splat(place1 & 255), 0, 2);
  return i32x4.add(v128.shuffle<i64>(a, b, 0, 2), i32x4.shr_s(i32x4.mul(v128.shuffle<i64>(a, b, 1, 3), k), 8));
}

export function displacePlanes(r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, vectors: usize, cols: i32, rows: i32, tmp: usize): void {
  const places = tmp + (<usize>cols << 4);
  for (let x = 0; x < stride; x++) store<i32>(places + (<usize>x << 2), latticeAt(min(x, w - 1), w, cols));
  const zero = i32x4.splat(0), lastX = i32x4.splat((w - 1) << 7), lastY = i32x4.splat((h - 1) << 7);
  const near = i32x4(0, 256, 512, 768), far = i32x4(1024, 1280, 1536, 1792);
  for (let y = 0; y < h; y++) {
    const ly = latticeAt(y, h, rows);
    const row = ly >> 8, ky = ly & 255;
    const upper = vectors + ((<usize>row * cols) << 3), lower = row + 1 < rows ? upper + (<usize>cols << 3) : upper;
    for (let c: usize = 0; c < <usize>cols; c++) {
      const p = v128.load64_zero(upper + (c << 3)), q = v128.load64_zero(lower + (c << 3));
      v128.store64_lane(tmp + (c << 4), i32x4.add(p, i32x4.shr_s(i32x4.mul(i32x4.sub(q, p), i32x4.splat(ky)), 8)), 0);
    }
    for (let c: usize = 0; c < <usize>cols; c++) {
      const here = v128.load64_zero(tmp + (c << 4)), next = v128.load64_zero(tmp + (min<usize>(c + 1, <usize>(cols - 1)) << 4));
      v128.store64_lane(tmp + (c << 4), i32x4.sub(next, here), 0, 8);
    }
    const at = <usize>y * stride, vy = i32x4.splat(y << 8);
    for (let x = 0; x < stride; x += 8) {
      const p = v128.load(places + (<usize>x << 2)), q = v128.load(places + (<usize>x << 2), 16);
      const v01 = vectorsAt(tmp, i32x4.extract_lane(p, 0), i32x4.extract_lane(p, 1)), v23 = vectorsAt(tmp, i32x4.extract_lane(p, 2), i32x4.extract_lane(p, 3));
      const v45 = vectorsAt(tmp, i32x4.extract_lane(q, 0), i32x4.extract_lane(q, 1)), v67 = vectorsAt(tmp, i32x4.extract_lane(q, 2), i32x4.extract_lane(q, 3));
      const vx = i32x4.splat(x << 8);
      const x0 = i32x4.shr_s(i32x4.add(i32x4.add(vx, near), v128.shuffle<i32>(v01, v23, 0, 2, 4, 6)), 1), x1 = i32x4.shr_s(i32x4.add(i32x4.add(vx, far), v128.shuffle<i32>(v45, v67, 0, 2, 4, 6)), 1);
      const y0 = i32x4.shr_s(i32x4.add(vy, v128.shuffle<i32>(v01, v23, 1, 3, 5, 7)), 1), y1 = i32x4.shr_s(i32x4.add(vy, v128.shuffle<i32>(v45, v67, 1, 3, 5, 7)), 1);
      fetchEight(
        r + at + x, g + at + x, b + at + x, fromR, fromG, fromB, stride, w, h,
        i32x4.min_s(lastX, i32x4.max_s(zero, x0)), i32x4.min_s(lastX, i32x4.max_s(zero, x1)), i32x4.min_s(lastY, i32x4.max_s(zero, y0)), i32x4.min_s(lastY, i32x4.max_s(zero, y1)),
      );
    }
  }
}

/** Two packed rgb words to i16 lanes: r g b 0 of the first, then of the second. */
@inline function pair(table: usize, index: usize): v128 { return i16x8.extend_low_i8x16_u(v128.load64_zero(table + (index << 2))); }

/** Per level of a channel: its cell of the cube, and the fraction to the next cell as `toward` takes it, four times. */
const CELLS = memory.data(1024, 16);
const SHARES = memory.data(2048, 16);
let cubeSize: i32 = 0;
function prepareCube(size: i32): void {
  if (size == cubeSize) return;
  cubeSize = size;
  const most = max(0, size - 2);
  for (let level: usize = 0; level < 256; level++) {
    // 256ths of a cell, rounded; white is the last cell with the full fraction.
    const at = (<i32>level * (size - 1) * 256 + 127) / 255, cell = min(most, at >> 8), share = at - (cell << 8);
    store<i32>(CELLS + (level << 2), cell);
    v128.store64_lane(SHARES + (level << 3), i16x8.splat(share == 256 ? 32767 : <i16>(share << 7)), 0);
  }
}

export function cubePlanes(r: usize, g: usize, b: usize, table: usize, size: i32, n: i32): void {
  prepareCube(size);
  const line = <usize>size, plane = <usize>(size * size);
  let known: u32 = 0xffffffff, made: v128 = i8x16.splat(0);
  for (let i: usize = 0; i < <usize>n; i++) {
    const vr = <usize>load<u8>(r + i), vg = <usize>load<u8>(g + i), vb = <usize>load<u8>(b + i);
    // Fast path: most pixels between glyphs, and all inside a stroke, repeat the previous colour.
    const color = <u32>(vr | (vg << 8) | (vb << 16));
    if (color != known) {
      known = color;
      const base = table + ((<usize>load<i32>(CELLS + (vr << 2)) + <usize>load<i32>(CELLS + (vg << 2)) * line + <usize>load<i32>(CELLS + (vb << 2)) * plane) << 2);
      const kb = v128.load64_splat(SHARES + (vb << 3)), kg = v128.load64_splat(SHARES + (vg << 3)), kr = v128.load64_splat(SHARES + (vr << 3));
      const v = toward(toward(pair(base, 0), pair(base, plane), kb), toward(pair(base, line), pair(base, line + plane), kb), kg);
      const o = toward(v, v128.shuffle<i64>(v, v, 1, 1), kr);
      made = i8x16.narrow_i16x8_u(o, o);
    }
    v128.store8_lane(r + i, made, 0);
    v128.store8_lane(g + i, made, 1);
    v128.store8_lane(b + i, made, 2);
  }
}
