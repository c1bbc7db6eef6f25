// Level histograms (twin: scalar/measure.ts).

import { luma16 } from './frame';

// @ts-ignore: decorator
@inline function count(hist: usize, level: u32): void { const at = hist + (<usize>level << 2); store<u32>(at, load<u32>(at) + 1); }
// Four histograms, so that equal neighbouring pixels do not wait for store-to-load forwarding on one bin: with a single histogram, four
// pixels took 40 cycles. Eight histograms and 64-bit loads made histogramLuma 10 % slower.
const COUNTS = memory.data(4 * 1024, 16);
// @ts-ignore: decorator
@inline function countFour(x: u32): void {
  count(COUNTS, x & 255);
  count(COUNTS + 1024, (x >> 8) & 255);
  count(COUNTS + 2048, (x >> 16) & 255);
  count(COUNTS + 3072, x >> 24);
}
function addUp(hist: usize): void {
  for (let i: usize = 0; i < 1024; i += 16) {
    const sum = i32x4.add(i32x4.add(v128.load(COUNTS + i), v128.load(COUNTS + i, 1024)), i32x4.add(v128.load(COUNTS + i, 2048), v128.load(COUNTS + i, 3072)));
    v128.store(hist + i, i32x4.add(v128.load(hist + i), sum));
  }
}
/** The lowest byte of each four. */
// @ts-ignore: decorator
@inline function countLow(left: u64, right: u64): void {
  count(COUNTS, <u32>left & 255);
  count(COUNTS + 1024, <u32>(left >> 32) & 255);
  count(COUNTS + 2048, <u32>right & 255);
  count(COUNTS + 3072, <u32>(right >> 32) & 255);
}
export function histogram4(hist: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  memory.fill(COUNTS, 0, 4096);
  for (let y = 0; y < h; y += 4) {
    const at = <usize>(y * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16) {
      const m = i8x16.max_u(i8x16.max_u(v128.load(r + at + x), v128.load(g + at + x)), v128.load(b + at + x));
      const left = i64x2.extract_lane(m, 0), right = i64x2.extract_lane(m, 1);
      countLow(left, right);
    }
    for (; x < w; x += 4) count(COUNTS, max(load<u8>(r + at + x), max(load<u8>(g + at + x), load<u8>(b + at + x))));
  }
  addUp(hist);
}
// @ts-ignore: decorator
@inline function countCovered(counts: usize, uncovered: u64, level: u64): void { if ((uncovered & 255) != 255) count(counts, <u32>level & 255); }
export function histogramCovered4(hist: usize, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, w: i32, h: i32): void {
  memory.fill(COUNTS, 0, 4096);
  // The sampled pixel of each four.
  const sampled = i32x4.splat(255);
  for (let y = 0; y < h; y += 4) {
    const at = <usize>(y * stride);
    let x = 0;
    for (; x + 16 <= w; x += 16) {
      const u = v128.and(v128.load(uncovered + at + x), sampled);
      const open = i32x4.eq(u, sampled);
      if (i32x4.all_true(open)) continue;
      const m = i8x16.max_u(i8x16.max_u(v128.load(r + at + x), v128.load(g + at + x)), v128.load(b + at + x));
      const left = i64x2.extract_lane(m, 0), right = i64x2.extract_lane(m, 1), uLeft = i64x2.extract_lane(u, 0), uRight = i64x2.extract_lane(u, 1);
      if (!v128.any_true(open)) { countLow(left, right); continue; }
      countCovered(COUNTS, uLeft, left);
      countCovered(COUNTS + 1024, <u64>uLeft >> 32, <u64>left >> 32);
      countCovered(COUNTS + 2048, uRight, right);
      countCovered(COUNTS + 3072, <u64>uRight >> 32, <u64>right >> 32);
    }
    for (; x < w; x += 4) countCovered(COUNTS, load<u8>(uncovered + at + x), max(load<u8>(r + at + x), max(load<u8>(g + at + x), load<u8>(b + at + x))));
  }
  addUp(hist);
}
export function histogramLuma(hist: usize, r: usize, g: usize, b: usize, stride: i32, w: i32, h: i32): void {
  memory.fill(COUNTS, 0, 4096);
  const vectors = w & ~15;
  let black: u32 = 0;
  for (let y = 0; y < h; y++) {
    const at = <usize>(y * stride);
    let x = 0;
    for (; x < vectors; x += 16) {
      const luma = luma16(v128.load(r + at + x), v128.load(g + at + x), v128.load(b + at + x));
      if (!v128.any_true(luma)) { black += 16; continue; }
      countFour(i32x4.extract_lane(luma, 0));
      countFour(i32x4.extract_lane(luma, 1));
      countFour(i32x4.extract_lane(luma, 2));
      countFour(i32x4.extract_lane(luma, 3));
    }
    for (; x < w; x++) {
      const p = at + x;
      count(COUNTS, (54 * <u32>load<u8>(r + p) + 183 * <u32>load<u8>(g + p) + 19 * <u32>load<u8>(b + p)) >> 8);
    }
  }
  addUp(hist);
  store<u32>(hist, load<u32>(hist) + black);
}
