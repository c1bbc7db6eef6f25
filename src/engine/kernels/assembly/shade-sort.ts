// Sorts runs of pixels by luma: a counting sort of keys (b g r luma, one word each). Bound by store-to-load forwarding on the histogram
// bins (a flat stroke hits one bin repeatedly), so the two halves of a run are counted and written in parallel, each with its own bins.
// Bright pixels are found without a branch per pixel: the branch alone took as long as everything else (14 ms per dense frame at first,
// 13 with halves and vectors, 7 now). Columns, whose bytes are a row apart, are turned into rows by sixteen, sorted there and turned back.
// Twin: ../scalar/shade-bend.ts.

import { transpose16 } from './transpose';

/** Histograms by luma of a run's first and second half, then the write positions. 16 bits each. */
const FIRST = memory.data(512, 16);
const SECOND = memory.data(512, 16);

@inline function binOf(bins: usize, key: u32): usize { return bins + ((key >> 24) << 1); }
@inline function countIn(bins: usize, key: u32): void {
  const bin = binOf(bins, key);
  store<u16>(bin, load<u16>(bin) + 1);
}
@inline function layOut(sorted: usize, bins: usize, key: u32): void {
  const bin = binOf(bins, key), at = <usize>load<u16>(bin);
  store<u32>(sorted + (at << 2), key);
  store<u16>(bin, <u16>(at + 1));
}

/** Prefix sums: turns counts into write positions. Within one luma the first half precedes the second. */
function placesOfCounts(): void {
  let sum = i16x8.splat(0);
  const zero = sum;
  for (let k: usize = 0; k < 512; k += 16) {
    const first = v128.load(FIRST + k), all = i16x8.add(first, v128.load(SECOND + k));
    // Prefix sums of eight.
    let up = i16x8.add(all, v128.shuffle<i16>(zero, all, 0, 8, 9, 10, 11, 12, 13, 14));
    up = i16x8.add(up, v128.shuffle<i16>(zero, up, 0, 0, 8, 9, 10, 11, 12, 13));
    up = i16x8.add(up, v128.shuffle<i16>(zero, up, 0, 0, 0, 0, 8, 9, 10, 11));
    const start = i16x8.add(sum, i16x8.sub(up, all));
    v128.store(FIRST + k, start);
    v128.store(SECOND + k, i16x8.add(start, first));
    sum = i16x8.add(sum, v128.shuffle<i16>(up, up, 7, 7, 7, 7, 7, 7, 7, 7));
  }
}

/** Sorts n keys, stable. */
function sortKeys(sorted: usize, keys: usize, n: usize): void {
  memory.fill(FIRST, 0, 512); memory.fill(SECOND, 0, 512);
  const half = n >> 1, middle = keys + (half << 2), end = keys + (n << 2);
  for (let a = keys, b = middle; a < middle; a += 4, b += 4) { countIn(FIRST, load<u32>(a)); countIn(SECOND, load<u32>(b)); }
  if (n & 1) countIn(SECOND, load<u32>(end - 4));
  placesOfCounts();
  for (let a = keys, b = middle; a < middle; a += 4, b += 4) { layOut(sorted, FIRST, load<u32>(a)); layOut(sorted, SECOND, load<u32>(b)); }
  if (n & 1) layOut(sorted, SECOND, load<u32>(end - 4));
}

@inline function keyAt(r: usize, g: usize, b: usize): u32 {
  const cr = <u32>load<u8>(r), cg = <u32>load<u8>(g), cb = <u32>load<u8>(b);
  return (((54 * cr + 183 * cg + 19 * cb) >> 8) << 24) | (cr << 16) | (cg << 8) | cb;
}
@inline function lumaOf(r: v128, g: v128, b: v128): v128 {
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.mul(r, i16x8.splat(54)), i16x8.mul(g, i16x8.splat(183))), i16x8.mul(b, i16x8.splat(19))), 8);
}
/** Builds a line's keys, sixteen at a time where its pixels are contiguous. */
function keysOf(keys: usize, r: usize, g: usize, b: usize, step: usize, n: usize): void {
  let i: usize = 0;
  if (step == 1) {
    for (; i + 16 <= n; i += 16) {
      const vr = v128.load(r + i), vg = v128.load(g + i), vb = v128.load(b + i), to = keys + (i << 2);
      const luma = i8x16.narrow_i16x8_u(
        lumaOf(i16x8.extend_low_i8x16_u(vr), i16x8.extend_low_i8x16_u(vg), i16x8.extend_low_i8x16_u(vb)),
        lumaOf(i16x8.extend_high_i8x16_u(vr), i16x8.extend_high_i8x16_u(vg), i16x8.extend_high_i8x16_u(vb)),
      );
      const bgLo = v128.shuffle<i8>(vb, vg, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), bgHi = v128.shuffle<i8>(vb, vg, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const rlLo = v128.shuffle<i8>(vr, luma, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), rlHi = v128.shuffle<i8>(vr, luma, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      v128.store(to, v128.shuffle<i16>(bgLo, rlLo, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(to, v128.shuffle<i16>(bgLo, rlLo, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      v128.store(to, v128.shuffle<i16>(bgHi, rlHi, 0, 8, 1, 9, 2, 10, 3, 11), 32);
      v128.store(to, v128.shuffle<i16>(bgHi, rlHi, 4, 12, 5, 13, 6, 14, 7, 15), 48);
    }
  }
  for (let at = i * step; i < n; i++, at += step) store<u32>(keys + (i << 2), keyAt(r + at, g + at, b + at));
}

/** Four keys from b b b b g g g g r r r r and four lumas. */
@inline function apart(keys: usize): v128 { const v = v128.load(keys); return v128.shuffle<i8>(v, v, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15); }
function putKeys(r: usize, g: usize, b: usize, step: usize, keys: usize, n: usize): void {
  let i: usize = 0;
  if (step == 1) {
    for (; i + 16 <= n; i += 16) {
      const from = keys + (i << 2), k0 = apart(from), k1 = apart(from + 16), k2 = apart(from + 32), k3 = apart(from + 48);
      const bg0 = v128.shuffle<i32>(k0, k1, 0, 4, 1, 5), bg1 = v128.shuffle<i32>(k2, k3, 0, 4, 1, 5);
      v128.store(b + i, v128.shuffle<i64>(bg0, bg1, 0, 2));
      v128.store(g + i, v128.shuffle<i64>(bg0, bg1, 1, 3));
      v128.store(r + i, v128.shuffle<i64>(v128.shuffle<i32>(k0, k1, 2, 6, 3, 7), v128.shuffle<i32>(k2, k3, 2, 6, 3, 7), 0, 2));
    }
  }
  for (let at = i * step; i < n; i++, at += step) {
    const key = load<u32>(keys + (i << 2));
    store<u8>(r + at, <u8>(key >> 16));
    store<u8>(g + at, <u8>(key >> 8));
    store<u8>(b + at, <u8>key);
  }
}

/** Sorts one line; `keys` has room for two keys a pixel. */
function sortLine(r: usize, g: usize, b: usize, step: i32, length: i32, threshold: i32, gap: i32, keys: usize): void {
  const sorted = keys + (<usize>length << 2);
  keysOf(keys, r, g, b, step, length);
  for (let i = 0; ;) {
    while (i < length && lumaAt(keys, i) < threshold) i++;
    if (i == length) break;
    const start = i;
    let last = i;
    // Brightness is unpredictable, so it is branchless; the gap test is nearly always false, so it may branch.
    for (i++; i < length; i++) {
      last = select<i32>(i, last, lumaAt(keys, i) >= threshold);
      if (i - last > gap) break;
    }
    const n = <usize>(last + 1 - start), to = <usize>(start * step);
    if (n == 1) continue;
    sortKeys(sorted, keys + (<usize>start << 2), n);
    putKeys(r + to, g + to, b + to, step, sorted, n);
  }
}
/** Sixteen columns of a plane as rows, `line` apart, and back. At least sixteen pixels long; the last block overlaps the one before it. */
function turn(rows: usize, line: i32, plane: usize, stride: i32, length: i32): void {
  for (let y = 0; y < length; y += 16) {
    const from = min(y, length - 16);
    transpose16(rows + from, line, plane + from * stride, stride, 16);
  }
}
function turnBack(plane: usize, stride: i32, rows: usize, line: i32, length: i32): void {
  for (let y = 0; y < length; y += 16) {
    const from = min(y, length - 16);
    transpose16(plane + from * stride, stride, rows + from, line, 16);
  }
}
export function sortRuns(r: usize, g: usize, b: usize, step: i32, lineStep: i32, length: i32, lines: i32, threshold: i32, gap: i32, tmp: usize): void {
  let line = 0;
  if (lineStep == 1 && length >= 16) {
    const row = (length + 15) & ~15, plane = <usize>row << 4, tr = tmp + (<usize>row << 3), tg = tr + plane, tb = tg + plane;
    for (; line < lines && line + 16 <= step; line += 16) {
      turn(tr, row, r + line, step, length);
      turn(tg, row, g + line, step, length);
      turn(tb, row, b + line, step, length);
      const count = min(16, lines - line);
      for (let at = 0; at < count * row; at += row) sortLine(tr + at, tg + at, tb + at, 1, length, threshold, gap, tmp);
      turnBack(r + line, step, tr, row, length);
      turnBack(g + line, step, tg, row, length);
      turnBack(b + line, step, tb, row, length);
    }
  }
  for (; line < lines; line++) sortLine(r + line * lineStep, g + line * lineStep, b + line * lineStep, step, length, threshold, gap, tmp);
}
@inline function lumaAt(keys: usize, i: i32): i32 { return load<u8>(keys + (<usize>i << 2), 3); }
