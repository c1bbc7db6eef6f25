// blendPlane: composites one plane over another (twin: scalar/blend.ts). One loop per mode, so that the mode is a constant inside it.

import { fraction, fractionHigh, fractionLow, linearRow, linearRowOf, mix16, mixLinear, topHigh, topLow } from './blend-modes';

// @ts-ignore: decorator
@inline function planeOf(mode: i32, dst: usize, below: usize, src: usize, alpha: i32, n: i32): void {
  const k = i16x8.splat(<i16>fraction(alpha));
  for (const end = dst + ((<usize>n + 15) & ~15); dst < end; dst += 16, below += 16, src += 16) {
    const a = v128.load(below), b = v128.load(src);
    v128.store(dst, mix16(mode, a, topLow(mode, b), topHigh(mode, b), k, k));
  }
}
function normalPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(0, dst, below, src, alpha, n); }
function addPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(1, dst, below, src, alpha, n); }
function subtractPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(2, dst, below, src, alpha, n); }
function multiplyPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(3, dst, below, src, alpha, n); }
function screenPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(4, dst, below, src, alpha, n); }
function overlayPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(5, dst, below, src, alpha, n); }
function softlightPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(6, dst, below, src, alpha, n); }
function hardlightPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(7, dst, below, src, alpha, n); }
function differencePlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(8, dst, below, src, alpha, n); }
function exclusionPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(9, dst, below, src, alpha, n); }
function colordodgePlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(10, dst, below, src, alpha, n); }
function colorburnPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(11, dst, below, src, alpha, n); }
function linearlightPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(12, dst, below, src, alpha, n); }
function vividlightPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(13, dst, below, src, alpha, n); }
function pinlightPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(14, dst, below, src, alpha, n); }
function hardmixPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(15, dst, below, src, alpha, n); }
function lightenPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(16, dst, below, src, alpha, n); }
function darkenPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(17, dst, below, src, alpha, n); }
function grainextractPlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(18, dst, below, src, alpha, n); }
function grainmergePlane(dst: usize, below: usize, src: usize, alpha: i32, n: i32): void { planeOf(19, dst, below, src, alpha, n); }

export function blendPlane(dst: usize, below: usize, src: usize, mode: i32, linear: i32, alpha: i32, n: i32): void {
  const k = fraction(alpha);
  if (linear != 0) {
    for (let level = 0; level < 256; level++) linearRow(mode, level);
    for (const end = dst + n; dst < end; dst++, below++, src++) {
      store<u8>(dst, mixLinear(linearRowOf(mode, load<u8>(src)), load<u8>(below), k));
    }
    return;
  }
  switch (mode) {
    case 0: normalPlane(dst, below, src, alpha, n); return;
    case 1: addPlane(dst, below, src, alpha, n); return;
    case 2: subtractPlane(dst, below, src, alpha, n); return;
    case 3: multiplyPlane(dst, below, src, alpha, n); return;
    case 4: screenPlane(dst, below, src, alpha, n); return;
    case 5: overlayPlane(dst, below, src, alpha, n); return;
    case 6: softlightPlane(dst, below, src, alpha, n); return;
    case 7: hardlightPlane(dst, below, src, alpha, n); return;
    case 8: differencePlane(dst, below, src, alpha, n); return;
    case 9: exclusionPlane(dst, below, src, alpha, n); return;
    case 10: colordodgePlane(dst, below, src, alpha, n); return;
    case 11: colorburnPlane(dst, below, src, alpha, n); return;
    case 12: linearlightPlane(dst, below, src, alpha, n); return;
    case 13: vividlightPlane(dst, below, src, alpha, n); return;
    case 14: pinlightPlane(dst, below, src, alpha, n); return;
    case 15: hardmixPlane(dst, below, src, alpha, n); return;
    case 16: lightenPlane(dst, below, src, alpha, n); return;
    case 17: darkenPlane(dst, below, src, alpha, n); return;
    case 18: grainextractPlane(dst, below, src, alpha, n); return;
    case 19: grainmergePlane(dst, below, src, alpha, n); return;
  }
}

/** The same with a weight for each pixel. */
// @ts-ignore: decorator
@inline function planeBy(mode: i32, plane: usize, src: usize, weights: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 16) {
    const w = v128.load(weights + i);
    if (!v128.any_true(w)) continue;
    const b = v128.load(src + i);
    v128.store(plane + i, mix16(mode, v128.load(plane + i), topLow(mode, b), topHigh(mode, b), fractionLow(w), fractionHigh(w)));
  }
}
function normalBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(0, plane, src, weights, n); }
function addBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(1, plane, src, weights, n); }
function subtractBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(2, plane, src, weights, n); }
function multiplyBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(3, plane, src, weights, n); }
function screenBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(4, plane, src, weights, n); }
function overlayBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(5, plane, src, weights, n); }
function softlightBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(6, plane, src, weights, n); }
function hardlightBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(7, plane, src, weights, n); }
function differenceBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(8, plane, src, weights, n); }
function exclusionBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(9, plane, src, weights, n); }
function colordodgeBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(10, plane, src, weights, n); }
function colorburnBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(11, plane, src, weights, n); }
function linearlightBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(12, plane, src, weights, n); }
function vividlightBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(13, plane, src, weights, n); }
function pinlightBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(14, plane, src, weights, n); }
function hardmixBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(15, plane, src, weights, n); }
function lightenBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(16, plane, src, weights, n); }
function darkenBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(17, plane, src, weights, n); }
function grainextractBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(18, plane, src, weights, n); }
function grainmergeBy(plane: usize, src: usize, weights: usize, n: i32): void { planeBy(19, plane, src, weights, n); }
export function blendBy(plane: usize, src: usize, weights: usize, mode: i32, n: i32): void {
  switch (mode) {
    case 0: normalBy(plane, src, weights, n); return;
    case 1: addBy(plane, src, weights, n); return;
    case 2: subtractBy(plane, src, weights, n); return;
    case 3: multiplyBy(plane, src, weights, n); return;
    case 4: screenBy(plane, src, weights, n); return;
    case 5: overlayBy(plane, src, weights, n); return;
    case 6: softlightBy(plane, src, weights, n); return;
    case 7: hardlightBy(plane, src, weights, n); return;
    case 8: differenceBy(plane, src, weights, n); return;
    case 9: exclusionBy(plane, src, weights, n); return;
    case 10: colordodgeBy(plane, src, weights, n); return;
    case 11: colorburnBy(plane, src, weights, n); return;
    case 12: linearlightBy(plane, src, weights, n); return;
    case 13: vividlightBy(plane, src, weights, n); return;
    case 14: pinlightBy(plane, src, weights, n); return;
    case 15: hardmixBy(plane, src, weights, n); return;
    case 16: lightenBy(plane, src, weights, n); return;
    case 17: darkenBy(plane, src, weights, n); return;
    case 18: grainextractBy(plane, src, weights, n); return;
    case 19: grainmergeBy(plane, src, weights, n); return;
  }
}
