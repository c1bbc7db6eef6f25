// 16 × 16 byte transpose: four rounds of interleaving row i with row i + 8.

// @ts-ignore: decorator
@inline function mingleLow(a: v128, b: v128): v128 { return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23); }
// @ts-ignore: decorator
@inline function mingleHigh(a: v128, b: v128): v128 { return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31); }
/** Row i, clamped to the last of `rows` rows. */
// @ts-ignore: decorator
@inline function row(i: i32, src: usize, stride: i32, rows: i32): usize { return src + <usize>((i < rows ? i : rows - 1) * stride); }

/** Transposes sixteen rows at `src`, `stride` apart (of which `rows` exist), to sixteen rows at `dst`, `step` apart. */
export function transpose16(dst: usize, step: usize, src: usize, stride: i32, rows: i32): void {
  const a0 = v128.load(row(0, src, stride, rows));
  const a1 = v128.load(row(1, src, stride, rows));
  const a2 = v128.load(row(2, src, stride, rows));
  const a3 = v128.load(row(3, src, stride, rows));
  const a4 = v128.load(row(4, src, stride, rows));
  const a5 = v128.load(row(5, src, stride, rows));
  const a6 = v128.load(row(6, src, stride, rows));
  const a7 = v128.load(row(7, src, stride, rows));
  const a8 = v128.load(row(8, src, stride, rows));
  const a9 = v128.load(row(9, src, stride, rows));
  const a10 = v128.load(row(10, src, stride, rows));
  const a11 = v128.load(row(11, src, stride, rows));
  const a12 = v128.load(row(12, src, stride, rows));
  const a13 = v128.load(row(13, src, stride, rows));
  const a14 = v128.load(row(14, src, stride, rows));
  const a15 = v128.load(row(15, src, stride, rows));
  const b0 = mingleLow(a0, a8), b1 = mingleHigh(a0, a8);
  const b2 = mingleLow(a1, a9), b3 = mingleHigh(a1, a9);
  const b4 = mingleLow(a2, a10), b5 = mingleHigh(a2, a10);
  const b6 = mingleLow(a3, a11), b7 = mingleHigh(a3, a11);
  const b8 = mingleLow(a4, a12), b9 = mingleHigh(a4, a12);
  const b10 = mingleLow(a5, a13), b11 = mingleHigh(a5, a13);
  const b12 = mingleLow(a6, a14), b13 = mingleHigh(a6, a14);
  const b14 = mingleLow(a7, a15), b15 = mingleHigh(a7, a15);
  const c0 = mingleLow(b0, b8), c1 = mingleHigh(b0, b8);
  const c2 = mingleLow(b1, b9), c3 = mingleHigh(b1, b9);
  const c4 = mingleLow(b2, b10), c5 = mingleHigh(b2, b10);
  const c6 = mingleLow(b3, b11), c7 = mingleHigh(b3, b11);
  const c8 = mingleLow(b4, b12), c9 = mingleHigh(b4, b12);
  const c10 = mingleLow(b5, b13), c11 = mingleHigh(b5, b13);
  const c12 = mingleLow(b6, b14), c13 = mingleHigh(b6, b14);
  const c14 = mingleLow(b7, b15), c15 = mingleHigh(b7, b15);
  const d0 = mingleLow(c0, c8), d1 = mingleHigh(c0, c8);
  const d2 = mingleLow(c1, c9), d3 = mingleHigh(c1, c9);
  const d4 = mingleLow(c2, c10), d5 = mingleHigh(c2, c10);
  const d6 = mingleLow(c3, c11), d7 = mingleHigh(c3, c11);
  const d8 = mingleLow(c4, c12), d9 = mingleHigh(c4, c12);
  const d10 = mingleLow(c5, c13), d11 = mingleHigh(c5, c13);
  const d12 = mingleLow(c6, c14), d13 = mingleHigh(c6, c14);
  const d14 = mingleLow(c7, c15), d15 = mingleHigh(c7, c15);
  const e0 = mingleLow(d0, d8), e1 = mingleHigh(d0, d8);
  const e2 = mingleLow(d1, d9), e3 = mingleHigh(d1, d9);
  const e4 = mingleLow(d2, d10), e5 = mingleHigh(d2, d10);
  const e6 = mingleLow(d3, d11), e7 = mingleHigh(d3, d11);
  const e8 = mingleLow(d4, d12), e9 = mingleHigh(d4, d12);
  const e10 = mingleLow(d5, d13), e11 = mingleHigh(d5, d13);
  const e12 = mingleLow(d6, d14), e13 = mingleHigh(d6, d14);
  const e14 = mingleLow(d7, d15), e15 = mingleHigh(d7, d15);
  v128.store(dst + 0 * step, e0);
  v128.store(dst + 1 * step, e1);
  v128.store(dst + 2 * step, e2);
  v128.store(dst + 3 * step, e3);
  v128.store(dst + 4 * step, e4);
  v128.store(dst + 5 * step, e5);
  v128.store(dst + 6 * step, e6);
  v128.store(dst + 7 * step, e7);
  v128.store(dst + 8 * step, e8);
  v128.store(dst + 9 * step, e9);
  v128.store(dst + 10 * step, e10);
  v128.store(dst + 11 * step, e11);
  v128.store(dst + 12 * step, e12);
  v128.store(dst + 13 * step, e13);
  v128.store(dst + 14 * step, e14);
  v128.store(dst + 15 * step, e15);
}
