// Affine transform of a frame with alpha, at any angle and scale (twin: scalar/affine-alpha.ts). Pixels are fetched from an interleaved copy
// with a transparent border: one load brings both columns of a row with all four channels, and no pixel needs a test. Fetching from the planes,
// as affinePlanes does, took 2.5 × as long at 20 degrees.

import { highPairs, join, lowPairs } from './bytes';

/** Columns that are drawn at a time. */
const STRIP: i32 = 256;
/** Transparent pixels around the copy, a vector on the left. */
const BORDER: i32 = 4;
/** Pixels from one row of the copy to the next. */
// @ts-ignore: decorator
@inline function pitchOf(stride: i32): i32 { return stride + 2 * BORDER; }

export function packAlpha(packed: usize, r: usize, g: usize, b: usize, a: usize, stride: i32, w: i32, h: i32): void {
  const pitch = pitchOf(stride), rowBytes = <usize>pitch << 2, border = <usize>BORDER << 2;
  memory.fill(packed, 0, rowBytes);
  for (let y = 0; y < h; y++) {
    const row = packed + <usize>(y + 1) * rowBytes, at = <usize>(y * stride);
    memory.fill(row, 0, border);
    let to = row + border;
    for (let x = 0; x < w; x += 16, to += 64) {
      const p = at + x, R = v128.load(r + p), G = v128.load(g + p), B = v128.load(b + p), A = v128.load(a + p);
      const rgLow = lowPairs(R, G), rgHigh = highPairs(R, G), baLow = lowPairs(B, A), baHigh = highPairs(B, A);
      v128.store(to, i16x8.shuffle(rgLow, baLow, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(to, i16x8.shuffle(rgLow, baLow, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      v128.store(to, i16x8.shuffle(rgHigh, baHigh, 0, 8, 1, 9, 2, 10, 3, 11), 32);
      v128.store(to, i16x8.shuffle(rgHigh, baHigh, 4, 12, 5, 13, 6, 14, 7, 15), 48);
    }
    const end = border + (<usize>w << 2);
    memory.fill(row + end, 0, rowBytes - end);
  }
  memory.fill(packed + <usize>(h + 1) * rowBytes, 0, rowBytes);
}

// @ts-ignore: decorator
@inline function toward(a: v128, b: v128, w: v128): v128 {
  return i16x8.add(a, i16x8.shr_s(i16x8.add(i16x8.mul(i16x8.sub(b, a), w), i16x8.splat(64)), 7));
}
/** The two columns of a pixel, interpolated between its two rows: four channels of the left one, then of the right one. */
// @ts-ignore: decorator
@inline function columns(packed: usize, rowBytes: i32, fx: i32, fy: i32): v128 {
  const at = packed + (fy >> 7) * rowBytes + ((fx >> 7) << 2);
  return toward(v128.load8x8_u(at), v128.load8x8_u(at + rowBytes), i16x8.splat(<i16>(fy & 127)));
}
/** Two adjacent pixels, four channels each, as u16. */
// @ts-ignore: decorator
@inline function two(packed: usize, rowBytes: i32, fx0: i32, fy0: i32, fx1: i32, fy1: i32): v128 {
  const p = columns(packed, rowBytes, fx0, fy0), q = columns(packed, rowBytes, fx1, fy1);
  const w = v128.shuffle<i64>(i16x8.splat(<i16>(fx0 & 127)), i16x8.splat(<i16>(fx1 & 127)), 0, 2);
  return toward(v128.shuffle<i64>(p, q, 0, 2), v128.shuffle<i64>(p, q, 1, 3), w);
}
// @ts-ignore: decorator
@inline function fine(x: i32): i32 { return x >> 9; }
// @ts-ignore: decorator
@inline function four(packed: usize, rowBytes: i32, sx: i32, sy: i32, ax: i32, ay: i32): v128 {
  return join(
    two(packed, rowBytes, fine(sx), fine(sy), fine(sx + ax), fine(sy + ay)),
    two(packed, rowBytes, fine(sx + 2 * ax), fine(sy + 2 * ay), fine(sx + 3 * ax), fine(sy + 3 * ay)));
}
/** One channel of sixteen pixels, from four vectors of four. */
// @ts-ignore: decorator
@inline function store4(r: usize, g: usize, b: usize, a: usize, v: v128, x: v128, y: v128, z: v128): void {
  // rrrr gggg bbbb aaaa of each vector, then the same channel of all.
  const p = channels(v), q = channels(x), s = channels(y), t = channels(z);
  const pqLow = v128.shuffle<i32>(p, q, 0, 4, 1, 5), stLow = v128.shuffle<i32>(s, t, 0, 4, 1, 5);
  const pqHigh = v128.shuffle<i32>(p, q, 2, 6, 3, 7), stHigh = v128.shuffle<i32>(s, t, 2, 6, 3, 7);
  v128.store(r, v128.shuffle<i64>(pqLow, stLow, 0, 2));
  v128.store(g, v128.shuffle<i64>(pqLow, stLow, 1, 3));
  v128.store(b, v128.shuffle<i64>(pqHigh, stHigh, 0, 2));
  v128.store(a, v128.shuffle<i64>(pqHigh, stHigh, 1, 3));
}
// @ts-ignore: decorator
@inline function channels(v: v128): v128 { return i8x16.shuffle(v, v, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15); }

function clear(r: usize, g: usize, b: usize, a: usize, from: i32, end: i32): void {
  if (end <= from) return;
  memory.fill(r + from, 0, end - from); memory.fill(g + from, 0, end - from);
  memory.fill(b + from, 0, end - from); memory.fill(a + from, 0, end - from);
}
/** Whether a coordinate, in 65536ths of a pixel, is in a frame of `pixels` or less than one beside it. */
// @ts-ignore: decorator
@inline function isNear(at: f64, pixels: i32): bool { return at >= -65024 && at < <f64>pixels * 65536; }

export function affineAlpha(
  r: usize, g: usize, b: usize, a: usize, packed: usize, stride: i32, w: i32, h: i32,
  x0: f64, y0: f64, ax: i32, ay: i32, bx: i32, by: i32, first: i32, last: i32,
): void {
  const rowBytes = pitchOf(stride) << 2, origin = packed + rowBytes + (BORDER << 2), tail = memory.data(64, 16);
  // Where a row's sources are in many rows, a strip of columns keeps them in the cache.
  const strip = abs(ay) > 2400 ? STRIP : stride;
  for (let left = 0; left < stride; left += strip) for (let y = first; y < last; y++) {
    const right = min(stride, left + strip);
    const startX = x0 + <f64>y * <f64>bx + 256, startY = y0 + <f64>y * <f64>by + 256, at = <usize>(y * stride);
    // The pixels of a row whose sources are in the frame or next to it are contiguous.
    let from = left, end = right;
    if (ax != 0) {
      const p = (-65024 - startX) / ax, q = (<f64>w * 65536 - startX) / ax;
      from = max(from, <i32>max(0.0, min(<f64>stride, floor(min(p, q)) - 1)));
      end = min(end, <i32>max(0.0, min(<f64>stride, ceil(max(p, q)) + 2)));
    }
    if (ay != 0) {
      const p = (-65024 - startY) / ay, q = (<f64>h * 65536 - startY) / ay;
      from = max(from, <i32>max(0.0, min(<f64>stride, floor(min(p, q)) - 1)));
      end = min(end, <i32>max(0.0, min(<f64>stride, ceil(max(p, q)) + 2)));
    }
    while (from < end && !(isNear(startX + <f64>from * ax, w) && isNear(startY + <f64>from * ay, h))) from++;
    while (end > from && !(isNear(startX + <f64>(end - 1) * ax, w) && isNear(startY + <f64>(end - 1) * ay, h))) end--;
    from = min(from, right);
    end = max(from, end);
    clear(r + at, g + at, b + at, a + at, left, from);
    clear(r + at, g + at, b + at, a + at, end, right);
    let sx = <i32><i64>(startX + <f64>from * ax), sy = <i32><i64>(startY + <f64>from * ay), x = from;
    for (; x + 16 <= end; x += 16) {
      const v0 = four(origin, rowBytes, sx, sy, ax, ay);
      sx += 4 * ax; sy += 4 * ay;
      const v1 = four(origin, rowBytes, sx, sy, ax, ay);
      sx += 4 * ax; sy += 4 * ay;
      const v2 = four(origin, rowBytes, sx, sy, ax, ay);
      sx += 4 * ax; sy += 4 * ay;
      const v3 = four(origin, rowBytes, sx, sy, ax, ay);
      sx += 4 * ax; sy += 4 * ay;
      store4(r + at + x, g + at + x, b + at + x, a + at + x, v0, v1, v2, v3);
    }
    for (; x < end; x++, sx += ax, sy += ay) {
      const v = two(origin, rowBytes, fine(sx), fine(sy), fine(sx), fine(sy));
      v128.store(tail, join(v, v));
      store<u8>(r + at + x, load<u8>(tail)); store<u8>(g + at + x, load<u8>(tail, 1));
      store<u8>(b + at + x, load<u8>(tail, 2)); store<u8>(a + at + x, load<u8>(tail, 3));
    }
  }
}
