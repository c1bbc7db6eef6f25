// Affine transform of a frame, such as rotation. Twin: ../scalar/shade-echo.ts.

import { fetchWithin } from './shade-fetch';
import { STEEP, evenPlaces, fetchInner, stepsHigh, stepsLow } from './shade-inner';

/**
 * Width of a column strip for steep rotations, where the sources of a whole row would not stay in L1: 0.65 of the time at 0.2 radians.
 * Shallow rotations would take 1.09 times as long (more setup) and are done row by row.
 */
const STRIP: i32 = 256;

/** Eight pixels at a time from x to `end` of one row, without assumptions; (sx, sy) is the source of x, in 65536ths. */
function turnAnywhere(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, x: i32, end: i32, sx: i32, sy: i32, ax: i32, ay: i32,
): void {
  const near = i32x4(0, 1, 2, 3), far = i32x4(4, 5, 6, 7);
  const nearX = i32x4.mul(i32x4.splat(ax), near), farX = i32x4.mul(i32x4.splat(ax), far), nearY = i32x4.mul(i32x4.splat(ay), near), farY = i32x4.mul(i32x4.splat(ay), far);
  for (; x < end; x += 8) {
    const vx = i32x4.splat(sx), vy = i32x4.splat(sy);
    const headX = sx >> 16, tailX = (sx + 7 * ax) >> 16, headY = sy >> 16, tailY = (sy + 7 * ay) >> 16;
    fetchWithin(
      r + x, g + x, b + x, fromR, fromG, fromB, stride, w, h,
      i32x4.shr_s(i32x4.add(vx, nearX), 9), i32x4.shr_s(i32x4.add(vx, farX), 9), i32x4.shr_s(i32x4.add(vy, nearY), 9), i32x4.shr_s(i32x4.add(vy, farY), 9),
      min(headX, tailX), max(headX, tailX), min(headY, tailY), max(headY, tailY),
    );
    sx += 8 * ax; sy += 8 * ay;
  }
}

/** The same for pixels that satisfy isInner. */
function turnInner(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: usize, x: usize, end: usize, sx: i32, sy: i32, ax: i32, ay: i32, isSteep: bool,
): void {
  const highX = stepsHigh(2 * ax), lowX = stepsLow(2 * ax), highY = stepsHigh(2 * ay), lowY = stepsLow(2 * ay);
  for (; x < end; x += 8) {
    const head = sy >> 16, tail = (sy + 7 * ay) >> 16, top = min(head, tail), from = <usize>top * stride + <usize>(sx >> 16);
    fetchInner(
      r + x, g + x, b + x, fromR + from, fromG + from, fromB + from, stride,
      evenPlaces((sx & 0xffff) << 1, highX, lowX), evenPlaces((sy - (top << 16)) << 1, highY, lowY), !isSteep && head == tail,
    );
    sx += 8 * ax; sy += 8 * ay;
  }
}

export function affinePlanes(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32,
  x0: i32, y0: i32, ax: i32, ay: i32, bx: i32, by: i32, first: i32, last: i32,
): void {
  const tx = 7 * ax, ty = 7 * ay;
  // Eight pixels span at most fifteen columns and three rows.
  const isGentle = ax >= 0 && tx <= 14 << 16 && abs(ty) <= 1 << 16, isSteep = abs(ty) > STEEP << 7;
  const endX = ((w - 1) << 16) - tx, endLeft = (stride - 15) << 16, startY = max(0, -ty), endY = ((h - 2) << 16) - max(0, ty);
  const strip = abs(ay) > 2400 ? STRIP : stride;
  for (let left = 0; left < stride; left += strip) {
    const right = min(stride, left + strip);
    for (let y = first; y < last; y++) {
      const sx = x0 + y * bx + 256, sy = y0 + y * by + 256, at = <usize>(y * stride);
      // A row's sources cross the interior of the frame in one contiguous interval.
      let from = right, end = right;
      if (isGentle) {
        for (from = left; from < right; from += 8) if (isInner(sx + from * ax, sy + from * ay, endX, endLeft, startY, endY)) break;
        for (; end > from; end -= 8) if (isInner(sx + (end - 8) * ax, sy + (end - 8) * ay, endX, endLeft, startY, endY)) break;
      }
      turnAnywhere(r + at, g + at, b + at, fromR, fromG, fromB, stride, w, h, left, from, sx + left * ax, sy + left * ay, ax, ay);
      turnInner(r + at, g + at, b + at, fromR, fromG, fromB, stride, from, end, sx + from * ax, sy + from * ay, ax, ay, isSteep);
      turnAnywhere(r + at, g + at, b + at, fromR, fromG, fromB, stride, w, h, end, right, sx + end * ax, sy + end * ay, ax, ay);
    }
  }
}

/** Whether eight sources starting at (sx, sy), and the row below, are inside the frame, with sixteen readable bytes from the first. */
@inline function isInner(sx: i32, sy: i32, endX: i32, endLeft: i32, startY: i32, endY: i32): bool {
  return sx >= 0 && sx < endX && sx < endLeft && sy >= startY && sy < endY;
}
