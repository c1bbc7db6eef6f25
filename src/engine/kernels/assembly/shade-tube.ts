// CRT tube distortion. Twin: ../scalar/shade-bend.ts.

import { fetchEight, fetchWithin } from './shade-fetch';
import { STEEP, evenPlaces, fetchInner, stepsHigh, stepsLow } from './shade-inner';

/** Columns per stretch; slope and rows are decided once for each stretch. */
const STRIP: i32 = 256;

/** Eight pixels at a time from x to `end` of one row, without assumptions about their sources. */
function bulgeAnywhere(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, x: i32, end: i32, bend: i32, columns: usize, fromMiddleY: i32,
): void {
  const zero = i32x4.splat(0), half = i32x4.splat(512), lastX = i32x4.splat((w - 1) << 7), lastY = i32x4.splat((h - 1) << 7);
  const middleX = i32x4.splat((w - 1) << 6), middleY = i32x4.splat((h - 1) << 6), near = i32x4(0, 2, 4, 6), far = i32x4(8, 10, 12, 14);
  const kx = i32x4.splat(bend), fromMiddle = i32x4.splat(fromMiddleY);
  for (; x < end; x += 8) {
    const left = i32x4.splat(2 * x + 1 - w), k0 = v128.load(columns + (<usize>x << 2)), k1 = v128.load(columns + (<usize>x << 2), 16);
    const p0 = i32x4.add(middleX, i32x4.shr_s(i32x4.add(i32x4.mul(i32x4.add(left, near), kx), half), 10)), p1 = i32x4.add(middleX, i32x4.shr_s(i32x4.add(i32x4.mul(i32x4.add(left, far), kx), half), 10));
    const q0 = i32x4.add(middleY, i32x4.shr_s(i32x4.add(i32x4.mul(fromMiddle, k0), half), 10)), q1 = i32x4.add(middleY, i32x4.shr_s(i32x4.add(i32x4.mul(fromMiddle, k1), half), 10));
    const x0 = i32x4.min_s(lastX, i32x4.max_s(zero, p0)), x1 = i32x4.min_s(lastX, i32x4.max_s(zero, p1)), y0 = i32x4.min_s(lastY, i32x4.max_s(zero, q0)), y1 = i32x4.min_s(lastY, i32x4.max_s(zero, q1));
    const head = i32x4.extract_lane(y0, 0) >> 7, tail = i32x4.extract_lane(y1, 3) >> 7;
    if (isOneSided(x, w)) {
      fetchWithin(
        r + x, g + x, b + x, fromR, fromG, fromB, stride, w, h, x0, x1, y0, y1,
        i32x4.extract_lane(x0, 0) >> 7, i32x4.extract_lane(x1, 3) >> 7, min(head, tail), max(head, tail),
      );
    } else fetchEight(r + x, g + x, b + x, fromR, fromG, fromB, stride, w, h, x0, x1, y0, y1);
  }
}
/** On either side of the middle the distortion is monotonic, so the first and last of eight are the extremes. */
@inline function isOneSided(x: i32, w: i32): bool { return 2 * x + 16 <= w || 2 * x >= w; }

/** The same for pixels that satisfy isInner. `firstX` is the source x in 131072ths of a pixel. */
function bulgeInner(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: usize, x: usize, end: usize, firstX: i32, bend: i32, columns: usize, fromMiddleY: i32, middleY: i32,
): void {
  // Row span of the stretch, in eights.
  const climb = abs(fromMiddleY * (load<i32>(columns + ((end - 1) << 2)) - load<i32>(columns + (x << 2)))) >> 5, isSteep = climb > STEEP * <i32>(end - x);
  const high = stepsHigh(2 * bend), low = stepsLow(2 * bend), fromMiddle = i32x4.splat(fromMiddleY);
  for (let sx = firstX; x < end; x += 8, sx += 16 * bend) {
    const k = columns + (x << 2), head = (fromMiddleY * load<i32>(k) + middleY) >> 17, tail = (fromMiddleY * load<i32>(k, 28) + middleY) >> 17;
    const top = min(head, tail), from = <usize>top * stride + <usize>(sx >> 17), down = i32x4.splat(middleY - (top << 17));
    const y0 = i32x4.shr_s(i32x4.add(i32x4.mul(fromMiddle, v128.load(k)), down), 10), y1 = i32x4.shr_s(i32x4.add(i32x4.mul(fromMiddle, v128.load(k, 16)), down), 10);
    fetchInner(r + x, g + x, b + x, fromR + from, fromG + from, fromB + from, stride, evenPlaces(sx & 0x1ffff, high, low), i16x8.narrow_i32x4_s(y0, y1), !isSteep && head == tail);
  }
}

export function bulgePlanes(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, rows: usize, columns: usize, first: i32, last: i32,
): void {
  // The frame's middle in 131072ths of a pixel, plus half for rounding.
  const middleX = ((w - 1) << 16) + 512, middleY = ((h - 1) << 16) + 512;
  // The last eight pixels before the middle, and the first after it.
  const before = (w >> 1) & ~7, after = (((w + 1) >> 1) + 7) & ~7;
  for (let y = first; y < last; y++) {
    const bend = load<i32>(rows + (<usize>y << 2)), down = 2 * y + 1 - h, at = <usize>(y * stride);
    const sx = (1 - w) * bend + middleX;
    let from = 0, end = stride;
    for (; from < before; from += 8) if (isInner(from, sx, bend, columns, down, middleY, stride, w, h)) break;
    for (; end > after; end -= 8) if (isInner(end - 8, sx, bend, columns, down, middleY, stride, w, h)) break;
    bulgeAnywhere(r + at, g + at, b + at, fromR, fromG, fromB, stride, w, h, 0, from, bend, columns, down);
    for (let x = from; x < before; x += STRIP) bulgeInner(r + at, g + at, b + at, fromR, fromG, fromB, stride, x, min(before, x + STRIP), sx + 2 * x * bend, bend, columns, down, middleY);
    bulgeAnywhere(r + at, g + at, b + at, fromR, fromG, fromB, stride, w, h, before, after, bend, columns, down);
    for (let x = after; x < end; x += STRIP) bulgeInner(r + at, g + at, b + at, fromR, fromG, fromB, stride, x, min(end, x + STRIP), sx + 2 * x * bend, bend, columns, down, middleY);
    bulgeAnywhere(r + at, g + at, b + at, fromR, fromG, fromB, stride, w, h, end, stride, bend, columns, down);
  }
}

/**
 * Whether all eight sources at x (and the row below) are inside the frame, within fifteen columns and one row, with sixteen readable bytes
 * from the first. On either side of the middle this holds for one contiguous interval.
 */
@inline
function isInner(x: i32, sx: i32, bend: i32, columns: usize, fromMiddleY: i32, middleY: i32, stride: i32, w: i32, h: i32): bool {
  const left = (sx + 2 * x * bend) >> 17, right = (sx + 2 * (x + 7) * bend) >> 17, k = columns + (<usize>x << 2);
  const head = fromMiddleY * load<i32>(k) + middleY, tail = fromMiddleY * load<i32>(k, 28) + middleY;
  return bend <= 1 << 17 && left >= 0 && left <= stride - 16 && right < w - 1 && min(head, tail) >= 0 && max(head, tail) >> 17 < h - 2 && abs(tail - head) <= 1 << 17;
}
