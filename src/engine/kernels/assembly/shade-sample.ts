// Bilinear sampling of an interleaved frame (one r g b 0 word per pixel), for remapping by tables.
// Weights are loaded as ready-made vectors: splatting a scalar costs more than the multiplication.

import { toward } from './shade-lanes';

/** 129 weights as `toward` takes them, four copies each. */
const WEIGHTS = memory.data(1032, 16);
let isReady = false;
export function prepareWeights(): void {
  if (isReady) return;
  isReady = true;
  for (let w: usize = 0; w <= 128; w++) v128.store64_lane(WEIGHTS + (w << 3), i16x8.splat(w == 128 ? 32767 : <i16>(w << 8)), 0);
}

/** Two horizontal neighbours interpolated between the row at `at` and the next: left r g b 0, right r g b 0 as i16. wy 0..128. */
@inline
export function pairBetween(at: usize, pitch: usize, wy: usize): v128 {
  return toward(i16x8.extend_low_i8x16_u(v128.load64_zero(at)), i16x8.extend_low_i8x16_u(v128.load64_zero(at + pitch)), v128.load64_splat(WEIGHTS + (wy << 3)));
}

/** Two pixels, each interpolated between its pair: r g b 0 r g b 0 as i16. */
@inline
export function between(first: v128, second: v128, wx0: usize, wx1: usize): v128 {
  const w = v128.load64_lane(WEIGHTS + (wx1 << 3), v128.load64_splat(WEIGHTS + (wx0 << 3)), 1);
  return toward(v128.shuffle<i64>(first, second, 0, 2), v128.shuffle<i64>(first, second, 1, 3), w);
}

/** Stores four pixels (two vectors of `between`) to the planes. */
@inline
export function storePixels(r: usize, g: usize, b: usize, p01: v128, p23: v128): void {
  const all = i8x16.narrow_i16x8_u(p01, p23);
  // r r r r g g g g b b b b 0 0 0 0
  const planes = v128.shuffle<i8>(all, all, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  v128.store32_lane(r, planes, 0);
  v128.store32_lane(g, planes, 1);
  v128.store32_lane(b, planes, 2);
}
