// blendPlane: composites one plane over another (twin: scalar/blend.ts). One loop per mode, so that the mode is a constant inside it.

import { linearRow, linearRowOf, mix16, mixLinear, fraction, topHigh, topLow } from './blend-modes';

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
