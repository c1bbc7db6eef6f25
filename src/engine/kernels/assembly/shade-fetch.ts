// Bilinear fetch of eight adjacent output pixels straight from the planes; shared by rotation, glass and tubes. Wherever the distortion
// is smooth, their sources are close together, so sixteen bytes of each source row are loaded once and a swizzle picks the left and
// right neighbours of all eight. No interleaved copy is needed (1 ms per 1080p frame), nor four scalar loads per pixel.
// Twin: `fetched` in ../scalar/shade-point.ts.

import { toward } from './shade-lanes';

/** Largest column and row span of eight pixels; beyond it each is fetched alone. */
const WIDEST: i32 = 14;
const HIGHEST: i32 = 10;
/** Coordinates of eight pixels that are fetched alone: x, then y. */
const PLACES = memory.data(64, 16);

@inline function line(src: usize, stride: i32, h: i32, y: i32): v128 {
  return <u32>y < <u32>h ? v128.load(src + <usize>y * stride) : i8x16.splat(0);
}

/** One plane: `pick` has the left neighbours of the eight, then the right ones; `rows` is each pixel's row, counted from `first`. */
function eightOf(dst: usize, src: usize, stride: i32, h: i32, first: i32, last: i32, pick: v128, rows: v128, wx: v128, wy: v128): void {
  let top: v128, bottom: v128;
  if (first == last) {
    top = i8x16.swizzle(line(src, stride, h, first), pick);
    bottom = i8x16.swizzle(line(src, stride, h, first + 1), pick);
  } else {
    let here = i8x16.eq(rows, i8x16.splat(0)), above = i8x16.splat(0);
    top = above; bottom = above;
    for (let y = first; y <= last + 1; y++) {
      const taps = i8x16.swizzle(line(src, stride, h, y), pick);
      top = v128.or(top, v128.and(taps, here));
      bottom = v128.or(bottom, v128.and(taps, above));
      above = here;
      here = i8x16.eq(rows, i8x16.splat(<i8>(y + 1 - first)));
    }
  }
  const left = toward(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), wy), right = toward(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), wy);
  const v = toward(left, right, wx);
  v128.store64_lane(dst, i8x16.narrow_i16x8_u(v, v), 0);
}

function tap(src: usize, stride: i32, w: i32, h: i32, x: i32, y: i32): i32 {
  return <u32>x < <u32>w && <u32>y < <u32>h ? <i32>load<u8>(src + <usize>y * stride + x) : 0;
}
function eachOf(dst: usize, src: usize, stride: i32, w: i32, h: i32): void {
  for (let i: usize = 0; i < 8; i++) {
    const fx = load<i32>(PLACES + (i << 2)), fy = load<i32>(PLACES + (i << 2), 32);
    const x = fx >> 7, y = fy >> 7, wx = fx & 127, wy = fy & 127;
    const left = (tap(src, stride, w, h, x, y) * (128 - wy) + tap(src, stride, w, h, x, y + 1) * wy + 64) >> 7;
    const right = (tap(src, stride, w, h, x + 1, y) * (128 - wy) + tap(src, stride, w, h, x + 1, y + 1) * wy + 64) >> 7;
    store<u8>(dst + i, <u8>((left * (128 - wx) + right * wx + 64) >> 7));
  }
}

/** One plane, with all eight pixels between the same two rows. */
@inline function levelOf(dst: usize, at: usize, stride: i32, pick: v128, wx: v128, wy: v128): void {
  const top = i8x16.swizzle(v128.load(at), pick), bottom = i8x16.swizzle(v128.load(at + stride), pick);
  const left = toward(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), wy), right = toward(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), wy);
  const v = toward(left, right, wx);
  v128.store64_lane(dst, i8x16.narrow_i16x8_u(v, v), 0);
}

/** One plane, with the eight pixels between three rows: `lower` masks, for both neighbours of each, those between the second and third. */
@inline function stepOf(dst: usize, at: usize, stride: i32, pick: v128, lower: v128, wx: v128, wy: v128): void {
  const first = i8x16.swizzle(v128.load(at), pick), second = i8x16.swizzle(v128.load(at + stride), pick), third = i8x16.swizzle(v128.load(at + 2 * stride), pick);
  const top = v128.bitselect(second, first, lower), bottom = v128.bitselect(third, second, lower);
  const left = toward(i16x8.extend_low_i8x16_u(top), i16x8.extend_low_i8x16_u(bottom), wy), right = toward(i16x8.extend_high_i8x16_u(top), i16x8.extend_high_i8x16_u(bottom), wy);
  const v = toward(left, right, wx);
  v128.store64_lane(dst, i8x16.narrow_i16x8_u(v, v), 0);
}

/** Pixels that are not all between the same two rows of the frame; grouped where possible, else one by one. */
function fetchScattered(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, x0: v128, x1: v128, y0: v128, y1: v128,
  left: i32, right: i32, top: i32, bottom: i32,
): void {
  if (right < -1 || left >= w || bottom < -1 || top >= h) {
    store<u64>(r, 0); store<u64>(g, 0); store<u64>(b, 0);
    return;
  }
  if (right - left > WIDEST || bottom - top > HIGHEST) {
    v128.store(PLACES, x0); v128.store(PLACES, x1, 16); v128.store(PLACES, y0, 32); v128.store(PLACES, y1, 48);
    eachOf(r, fromR, stride, w, h); eachOf(g, fromG, stride, w, h); eachOf(b, fromB, stride, w, h);
    return;
  }
  const ix = i16x8.narrow_i32x4_s(i32x4.shr_s(x0, 7), i32x4.shr_s(x1, 7)), iy = i16x8.narrow_i32x4_s(i32x4.shr_s(y0, 7), i32x4.shr_s(y1, 7));
  const base = min(max(0, left), stride - 16);
  let lefts = i16x8.sub(ix, i16x8.splat(<i16>base)), rights = i16x8.add(lefts, i16x8.splat(1));
  if (left < 0 || right + 1 >= w) {
    // Index 255 swizzles to 0, black.
    const lastX = i16x8.splat(<i16>(w - 1)), none = i16x8.splat(-1);
    lefts = v128.or(lefts, v128.or(i16x8.gt_s(ix, lastX), i16x8.lt_s(ix, i16x8.splat(0))));
    rights = v128.or(rights, v128.or(i16x8.ge_s(ix, lastX), i16x8.lt_s(ix, none)));
  }
  const pick = i8x16.narrow_i16x8_s(lefts, rights), low = i16x8.sub(iy, i16x8.splat(<i16>top)), rows = i8x16.narrow_i16x8_s(low, low);
  const wx = shareOf(x0, x1), wy = shareOf(y0, y1);
  eightOf(r, fromR + base, stride, h, top, bottom, pick, rows, wx, wy);
  eightOf(g, fromG + base, stride, h, top, bottom, pick, rows, wx, wy);
  eightOf(b, fromB + base, stride, h, top, bottom, pick, rows, wx, wy);
}
/** The fractions of eight coordinates, as `toward` takes them. */
@inline function shareOf(a: v128, b: v128): v128 {
  const fraction = i32x4.splat(127);
  return i16x8.shl(i16x8.narrow_i32x4_s(v128.and(a, fraction), v128.and(b, fraction)), 8);
}

/**
 * Eight bilinear samples of three planes at (x0 x1, y0 y1), in 128ths of a pixel, vertical first; outside the w × h pixels is black.
 * Their integer coordinates are in [left, right] × [top, bottom].
 */
@inline
export function fetchWithin(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, x0: v128, x1: v128, y0: v128, y1: v128,
  left: i32, right: i32, top: i32, bottom: i32,
): void {
  if (top >= 0 && bottom < h - 1 && bottom - top <= 1 && left >= 0 && right < w - 1 && left <= stride - 16 && right - left <= WIDEST) {
    const from = <usize>(top * stride + left);
    const lefts = i16x8.sub(i16x8.narrow_i32x4_s(i32x4.shr_s(x0, 7), i32x4.shr_s(x1, 7)), i16x8.splat(<i16>left));
    const pick = i8x16.narrow_i16x8_s(lefts, i16x8.add(lefts, i16x8.splat(1))), wx = shareOf(x0, x1), wy = shareOf(y0, y1);
    if (top == bottom) {
      levelOf(r, fromR + from, stride, pick, wx, wy);
      levelOf(g, fromG + from, stride, pick, wx, wy);
      levelOf(b, fromB + from, stride, pick, wx, wy);
    } else {
      const second = i32x4.splat(bottom << 7), marks = i16x8.narrow_i32x4_s(i32x4.ge_s(y0, second), i32x4.ge_s(y1, second)), lower = i8x16.narrow_i16x8_s(marks, marks);
      stepOf(r, fromR + from, stride, pick, lower, wx, wy);
      stepOf(g, fromG + from, stride, pick, lower, wx, wy);
      stepOf(b, fromB + from, stride, pick, lower, wx, wy);
    }
  } else fetchScattered(r, g, b, fromR, fromG, fromB, stride, w, h, x0, x1, y0, y1, left, right, top, bottom);
}

/** The same for coordinates in any order. */
@inline
export function fetchEight(
  r: usize, g: usize, b: usize, fromR: usize, fromG: usize, fromB: usize, stride: i32, w: i32, h: i32, x0: v128, x1: v128, y0: v128, y1: v128,
): void {
  // Minimum and maximum of x and y, interleaved.
  const ix = i16x8.narrow_i32x4_s(i32x4.shr_s(x0, 7), i32x4.shr_s(x1, 7)), iy = i16x8.narrow_i32x4_s(i32x4.shr_s(y0, 7), i32x4.shr_s(y1, 7));
  const a = v128.shuffle<i64>(ix, iy, 0, 2), z = v128.shuffle<i64>(ix, iy, 1, 3);
  let least = i16x8.min_s(a, z), most = i16x8.max_s(a, z);
  least = i16x8.min_s(least, v128.shuffle<i16>(least, least, 2, 3, 0, 1, 6, 7, 4, 5));
  most = i16x8.max_s(most, v128.shuffle<i16>(most, most, 2, 3, 0, 1, 6, 7, 4, 5));
  least = i16x8.min_s(least, v128.shuffle<i16>(least, least, 1, 0, 3, 2, 5, 4, 7, 6));
  most = i16x8.max_s(most, v128.shuffle<i16>(most, most, 1, 0, 3, 2, 5, 4, 7, 6));
  fetchWithin(
    r, g, b, fromR, fromG, fromB, stride, w, h, x0, x1, y0, y1,
    <i32>i16x8.extract_lane_s(least, 0), <i32>i16x8.extract_lane_s(most, 0), <i32>i16x8.extract_lane_s(least, 4), <i32>i16x8.extract_lane_s(most, 4),
  );
}
