// Kernels that bend, break and sort a frame: column waves, mosaic, glass, colour cubes, pixel sorting.
// Twin: ../scalar/shade-bend.ts.

import { between, pairBetween, prepareWeights } from './shade-sample';

export function slideColumns(dst: usize, src: usize, stride: i32, h: i32, shifts: usize): void {
  for (let y = 0; y < h; y++) {
    const out = dst + <usize>y * stride;
    for (let x = 0; x < stride; x++) {
      const by = load<i32>(shifts + (<usize>x << 2));
      const first = y + (by >> 7), w = by & 127;
      const a = <i32>load<u8>(src + <usize>min(h - 1, max(0, first)) * stride + x);
      const b = <i32>load<u8>(src + <usize>min(h - 1, max(0, first + 1)) * stride + x);
      store<u8>(out + x, <u8>((a * (128 - w) + b * w + 64) >> 7));
    }
  }
}

/** Where the first of the centred squares begins: 0 or before the edge. */
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
      // A call for each small square would cost more than its bytes.
      if (size > 24) memory.fill(out + x0, mean, x1 - x0);
      else for (let x = x0; x < x1; x++) store<u8>(out + x, mean);
    }
    for (let y = y0 + 1; y < y1; y++) memory.copy(dst + <usize>y * stride, out, stride);
  }
}

/** Lattice place of pixel i in 256ths of a cell, edges clamped. */
@inline
function latticeAt(i: i32, length: i32, cells: i32): i32 {
  const at = <i32>((<i64>((2 * i + 1) * cells) << 7) / length) - 128;
  return min((cells - 1) << 8, max(0, at));
}

/** Where pixel x of a row comes from, in 128ths, clamped: i32 x, y. `line` has the vectors of the row, in pairs. */
@inline
function movedPair(packed: usize, stride: i32, w: i32, h: i32, sx: i32, sy: i32): v128 {
  const ix = min(max(0, w - 2), sx >> 7), iy = min(max(0, h - 2), sy >> 7);
  return pairBetween(packed + (<usize>(iy * stride + ix) << 2), <usize>stride << 2, <usize>(sy - (iy << 7)));
}
@inline
function vectorAt(line: usize, cols: i32, lx: i32, c: usize): i32 {
  const col = <usize>(lx >> 8), k = lx & 255;
  const here = load<i32>(line + (col << 3) + c), next = load<i32>(line + (min<usize>(col + 1, <usize>(cols - 1)) << 3) + c);
  return here + (((next - here) * k) >> 8);
}

export function displacePlanes(r: usize, g: usize, b: usize, packed: usize, stride: i32, w: i32, h: i32, vectors: usize, cols: i32, rows: i32, tmp: usize): void {
  prepareWeights();
  const most = (w - 1) << 7, lowest = (h - 1) << 7;
  const places = tmp + (<usize>cols << 3);
  for (let x = 0; x <= w; x++) store<i32>(places + (<usize>x << 2), latticeAt(x, w, cols));
  for (let y = 0; y < h; y++) {
    const ly = latticeAt(y, h, rows);
    const row = ly >> 8, ky = ly & 255;
    const upper = vectors + ((<usize>row * cols) << 3), lower = row + 1 < rows ? upper + (<usize>cols << 3) : upper;
    for (let c: usize = 0; c < <usize>(cols * 2); c++) {
      const p = load<i32>(upper + (c << 2)), q = load<i32>(lower + (c << 2));
      store<i32>(tmp + (c << 2), p + (((q - p) * ky) >> 8));
    }
    const at = <usize>y * stride;
    for (let x = 0; x < w; x += 2) {
      const l0 = load<i32>(places + (<usize>x << 2)), l1 = load<i32>(places + (<usize>x << 2), 4);
      const x0 = min(most, max(0, ((x << 8) + vectorAt(tmp, cols, l0, 0)) >> 1)), y0 = min(lowest, max(0, ((y << 8) + vectorAt(tmp, cols, l0, 4)) >> 1));
      const x1 = min(most, max(0, (((x + 1) << 8) + vectorAt(tmp, cols, l1, 0)) >> 1)), y1 = min(lowest, max(0, ((y << 8) + vectorAt(tmp, cols, l1, 4)) >> 1));
      const w0 = <usize>(x0 - (min(max(0, w - 2), x0 >> 7) << 7)), w1 = <usize>(x1 - (min(max(0, w - 2), x1 >> 7) << 7));
      const o = between(movedPair(packed, stride, w, h, x0, y0), movedPair(packed, stride, w, h, x1, y1), w0, w1);
      const all = i8x16.narrow_i16x8_u(o, o);
      const pairs = v128.shuffle<i8>(all, all, 0, 4, 1, 5, 2, 6, 3, 7, 0, 4, 1, 5, 2, 6, 3, 7);
      v128.store16_lane(r + at + x, pairs, 0);
      v128.store16_lane(g + at + x, pairs, 1);
      v128.store16_lane(b + at + x, pairs, 2);
    }
  }
}

/** Two words, each three channels, to i16 lanes: r g b 0 of the first, then of the second. */
@inline function pair(table: usize, index: i32): v128 { return i16x8.extend_low_i8x16_u(v128.load64_zero(table + (<usize>index << 2))); }
@inline function mixed(a: v128, b: v128, k: i16): v128 {
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(a, i16x8.splat(256 - k)), i16x8.mul(b, i16x8.splat(k))), i16x8.splat(128)), 8);
}

export function cubePlanes(r: usize, g: usize, b: usize, table: usize, size: i32, n: i32): void {
  const top = size - 1, most = max(0, size - 2), line = size, plane = size * size;
  for (let i: usize = 0; i < <usize>n; i++) {
    // 256ths of a cell, rounded; the last cell is reached as "all of the next".
    const pr = (<i32>load<u8>(r + i) * top * 256 + 127) / 255, pg = (<i32>load<u8>(g + i) * top * 256 + 127) / 255, pb = (<i32>load<u8>(b + i) * top * 256 + 127) / 255;
    const ir = min(most, pr >> 8), ig = min(most, pg >> 8), ib = min(most, pb >> 8);
    const base = ir + ig * line + ib * plane;
    const kb = <i16>(pb - (ib << 8)), kg = <i16>(pg - (ig << 8)), kr = <i16>(pr - (ir << 8));
    const lower = mixed(pair(table, base), pair(table, base + plane), kb);
    const upper = mixed(pair(table, base + line), pair(table, base + line + plane), kb);
    const v = mixed(lower, upper, kg);
    const o = mixed(v, v128.shuffle<i64>(v, v, 1, 1), kr);
    store<u8>(r + i, <u8>i16x8.extract_lane_u(o, 0));
    store<u8>(g + i, <u8>i16x8.extract_lane_u(o, 1));
    store<u8>(b + i, <u8>i16x8.extract_lane_u(o, 2));
  }
}

const bins = memory.data(1024);

/** Pixels [from, to) of a line by luma, stable: keys (luma << 24 | r << 16 | g << 8 | b) counted into their bins. */
function sortRun(keys: usize, sorted: usize, from: i32, to: i32): void {
  memory.fill(bins, 0, 1024);
  for (let i = from; i < to; i++) {
    const bin = bins + (<usize>(load<u32>(keys + (<usize>i << 2)) >> 24) << 2);
    store<i32>(bin, load<i32>(bin) + 1);
  }
  let sum = from;
  for (let k: usize = 0; k < 256; k++) {
    const count = load<i32>(bins + (k << 2));
    store<i32>(bins + (k << 2), sum);
    sum += count;
  }
  for (let i = from; i < to; i++) {
    const key = load<u32>(keys + (<usize>i << 2));
    const bin = bins + (<usize>(key >> 24) << 2);
    const at = load<i32>(bin);
    store<u32>(sorted + (<usize>at << 2), key);
    store<i32>(bin, at + 1);
  }
}

export function sortRuns(r: usize, g: usize, b: usize, step: i32, lineStep: i32, length: i32, lines: i32, threshold: i32, gap: i32, tmp: usize): void {
  const keys = tmp, sorted = tmp + (<usize>length << 2);
  for (let line = 0; line < lines; line++) {
    const at = <usize>line * lineStep;
    let start = -1, last = -1;
    for (let i = 0; i <= length; i++) {
      let luma = -1;
      if (i < length) {
        const o = at + <usize>i * step;
        const cr = <u32>load<u8>(r + o), cg = <u32>load<u8>(g + o), cb = <u32>load<u8>(b + o);
        luma = <i32>((54 * cr + 183 * cg + 19 * cb) >> 8);
        store<u32>(keys + (<usize>i << 2), (<u32>luma << 24) | (cr << 16) | (cg << 8) | cb);
        if (luma >= threshold) {
          if (start < 0) start = i;
          last = i;
          continue;
        }
      }
      if (start < 0 || (i < length && i - last <= gap)) continue;
      const end = last + 1;
      sortRun(keys, sorted, start, end);
      for (let k = start; k < end; k++) {
        const key = load<u32>(sorted + (<usize>k << 2)), o = at + <usize>k * step;
        store<u8>(r + o, <u8>(key >> 16));
        store<u8>(g + o, <u8>(key >> 8));
        store<u8>(b + o, <u8>key);
      }
      start = -1;
    }
  }
}
