// Draws the cells of a list into the frame, one function per blend mode. Inlined into a single function they were so large that V8
// stayed in its baseline tier for the first second (15 ms a layer).
//
// Coverage is Q15, eight pixels per vector, and 0 past the cell, so pixels of the next cell in the last vector are stored unchanged.
// Two rows per iteration, because loop overhead and packing to bytes were a sixth of the time.

import { linearRowOf, mixed8, mixLinear, q15 } from './blend-modes';
import { LIST, LIST_ENTRY } from './blit-list';
import { join } from './bytes';

// @ts-ignore: decorator
@inline function share(cover: usize, opacity: v128): v128 { return i16x8.q15mulr_sat_s(v128.load(cover), opacity); }
// @ts-ignore: decorator
@inline function two(mode: i32, p: usize, stride: usize, top: v128, k0: v128, k1: v128): void {
  const v = join(mixed8(mode, v128.load8x8_u(p), top, k0), mixed8(mode, v128.load8x8_u(p + stride), top, k1));
  v128.store64_lane(p, v, 0);
  v128.store64_lane(p + stride, v, 1);
}
// @ts-ignore: decorator
@inline function one(mode: i32, p: usize, top: v128, k: v128): void {
  const v = mixed8(mode, v128.load8x8_u(p), top, k);
  v128.store64_lane(p, join(v, v), 0);
}
// @ts-ignore: decorator
@inline function cellsOf(mode: i32, r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void {
  for (let at = LIST; at < end; at += LIST_ENTRY) {
    const red = v128.load16_splat(at, 12), green = v128.load16_splat(at, 14), blue = v128.load16_splat(at, 16), opacity = v128.load16_splat(at, 18);
    const lines = load<i32>(at, 8);
    for (let x = 0; x < lanes; x += 8) {
      let cover = <usize>load<u32>(at) + (x << 1), p = r + load<i32>(at, 4) + x, q = g + load<i32>(at, 4) + x, s = b + load<i32>(at, 4) + x;
      for (let left = lines >> 1; left > 0; left--) {
        const k0 = share(cover, opacity), k1 = share(cover + rowBytes, opacity);
        two(mode, p, stride, red, k0, k1);
        two(mode, q, stride, green, k0, k1);
        two(mode, s, stride, blue, k0, k1);
        cover += rowBytes << 1; p += stride << 1; q += stride << 1; s += stride << 1;
      }
      if (lines & 1) {
        const k = share(cover, opacity);
        one(mode, p, red, k);
        one(mode, q, green, k);
        one(mode, s, blue, k);
      }
    }
  }
}
function normalCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(0, r, g, b, stride, end, rowBytes, lanes); }
/** The same, and takes its coverage from `uncovered`. */
function normalCellsFollowed(r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void {
  const black = i16x8.splat(0);
  for (let at = LIST; at < end; at += LIST_ENTRY) {
    const red = v128.load16_splat(at, 12), green = v128.load16_splat(at, 14), blue = v128.load16_splat(at, 16), opacity = v128.load16_splat(at, 18);
    const lines = load<i32>(at, 8);
    for (let x = 0; x < lanes; x += 8) {
      const from = load<i32>(at, 4) + x;
      let cover = <usize>load<u32>(at) + (x << 1), p = r + from, q = g + from, s = b + from, u = uncovered + from;
      for (let left = lines >> 1; left > 0; left--) {
        const k0 = share(cover, opacity), k1 = share(cover + rowBytes, opacity);
        two(0, p, stride, red, k0, k1);
        two(0, q, stride, green, k0, k1);
        two(0, s, stride, blue, k0, k1);
        two(0, u, stride, black, k0, k1);
        cover += rowBytes << 1; p += stride << 1; q += stride << 1; s += stride << 1; u += stride << 1;
      }
      if (lines & 1) {
        const k = share(cover, opacity);
        one(0, p, red, k);
        one(0, q, green, k);
        one(0, s, blue, k);
        one(0, u, black, k);
      }
    }
  }
}
function addCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(1, r, g, b, stride, end, rowBytes, lanes); }
function subtractCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(2, r, g, b, stride, end, rowBytes, lanes); }
function multiplyCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(3, r, g, b, stride, end, rowBytes, lanes); }
function screenCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(4, r, g, b, stride, end, rowBytes, lanes); }
function overlayCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(5, r, g, b, stride, end, rowBytes, lanes); }
function softlightCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(6, r, g, b, stride, end, rowBytes, lanes); }
function hardlightCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(7, r, g, b, stride, end, rowBytes, lanes); }
function differenceCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(8, r, g, b, stride, end, rowBytes, lanes); }
function exclusionCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(9, r, g, b, stride, end, rowBytes, lanes); }
function colordodgeCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(10, r, g, b, stride, end, rowBytes, lanes); }
function colorburnCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(11, r, g, b, stride, end, rowBytes, lanes); }
function linearlightCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(12, r, g, b, stride, end, rowBytes, lanes); }
function vividlightCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(13, r, g, b, stride, end, rowBytes, lanes); }
function pinlightCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(14, r, g, b, stride, end, rowBytes, lanes); }
function hardmixCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(15, r, g, b, stride, end, rowBytes, lanes); }
function lightenCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(16, r, g, b, stride, end, rowBytes, lanes); }
function darkenCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(17, r, g, b, stride, end, rowBytes, lanes); }
function grainextractCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(18, r, g, b, stride, end, rowBytes, lanes); }
function grainmergeCells(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void { cellsOf(19, r, g, b, stride, end, rowBytes, lanes); }

/** The modes of coverageCells and alphaCells: they draw black or white on the first plane and leave the other two alone. */
export const COVERAGE_MODE: i32 = 20;
export const ALPHA_MODE: i32 = 21;
function coverageOf(plane: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32, level: i32): void {
  const top = i16x8.splat(<i16>level);
  for (let at = LIST; at < end; at += LIST_ENTRY) {
    const opacity = v128.load16_splat(at, 18), lines = load<i32>(at, 8);
    for (let x = 0; x < lanes; x += 8) {
      let cover = <usize>load<u32>(at) + (x << 1), p = plane + load<i32>(at, 4) + x;
      for (let left = lines >> 1; left > 0; left--) {
        two(0, p, stride, top, share(cover, opacity), share(cover + rowBytes, opacity));
        cover += rowBytes << 1; p += stride << 1;
      }
      if (lines & 1) one(0, p, top, share(cover, opacity));
    }
  }
}
/** Also takes their coverage from `uncovered`, unless that is 0. */
export function blendCellsOn(mode: i32, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void {
  if (mode == 0 && uncovered != 0) { normalCellsFollowed(r, g, b, uncovered, stride, end, rowBytes, lanes); return; }
  blendCells(mode, r, g, b, stride, end, rowBytes, lanes);
  if (uncovered != 0) coverageOf(uncovered, stride, end, rowBytes, lanes, 0);
}
function blendCells(mode: i32, r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, lanes: i32): void {
  switch (mode) {
    case 0: normalCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 1: addCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 2: subtractCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 3: multiplyCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 4: screenCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 5: overlayCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 6: softlightCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 7: hardlightCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 8: differenceCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 9: exclusionCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 10: colordodgeCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 11: colorburnCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 12: linearlightCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 13: vividlightCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 14: pinlightCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 15: hardmixCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 16: lightenCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 17: darkenCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 18: grainextractCells(r, g, b, stride, end, rowBytes, lanes); return;
    case 19: grainmergeCells(r, g, b, stride, end, rowBytes, lanes); return;
    case COVERAGE_MODE: coverageOf(r, stride, end, rowBytes, lanes, 0); return;
    case ALPHA_MODE: coverageOf(r, stride, end, rowBytes, lanes, 255); return;
  }
}

/** `rise` is the source less the ground. */
// @ts-ignore: decorator
@inline function onGround(isBlack: bool, ground: v128, rise: v128, k: v128): v128 {
  const v = i16x8.q15mulr_sat_s(rise, k);
  return isBlack ? v : i16x8.add(ground, v);
}
// @ts-ignore: decorator
@inline function sixteen(isBlack: bool, p: usize, ground: v128, rise: v128, k0: v128, k1: v128): void {
  v128.store(p, join(onGround(isBlack, ground, rise, k0), onGround(isBlack, ground, rise, k1)));
}
// @ts-ignore: decorator
@inline function eight(isBlack: bool, p: usize, ground: v128, rise: v128, k: v128): void {
  const v = onGround(isBlack, ground, rise, k);
  v128.store64_lane(p, join(v, v), 0);
}
// @ts-ignore: decorator
@inline function riseOf(isBlack: bool, top: v128, ground: v128): v128 { return isBlack ? top : i16x8.sub(top, ground); }
/**
 * Mode normal over one background colour, without reading the planes; pixels right of a cell become background. What is left of it, in
 * `uncovered`, is black over white.
 */
// @ts-ignore: decorator
@inline function cellsOn(isBlack: bool, isFollowed: bool, red: v128, green: v128, blue: v128, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  const white = i16x8.splat(255), fall = i16x8.splat(-255);
  for (let at = LIST; at < end; at += LIST_ENTRY) {
    const riseR = riseOf(isBlack, v128.load16_splat(at, 12), red), riseG = riseOf(isBlack, v128.load16_splat(at, 14), green);
    const riseB = riseOf(isBlack, v128.load16_splat(at, 16), blue), opacity = v128.load16_splat(at, 18);
    for (let x = 0; x < cellW; x += 16) {
      let cover = <usize>load<u32>(at) + (x << 1), p = r + load<i32>(at, 4) + x, q = g + load<i32>(at, 4) + x, s = b + load<i32>(at, 4) + x;
      let u = isFollowed ? uncovered + load<i32>(at, 4) + x : 0;
      if (cellW - x > 8) {
        for (let left = load<i32>(at, 8) >> 1; left > 0; left--) {
          const k0 = share(cover, opacity), k1 = share(cover + 16, opacity);
          sixteen(isBlack, p, red, riseR, k0, k1);
          sixteen(isBlack, q, green, riseG, k0, k1);
          sixteen(isBlack, s, blue, riseB, k0, k1);
          if (isFollowed) sixteen(false, u, white, fall, k0, k1);
          const k2 = share(cover + rowBytes, opacity), k3 = share(cover + rowBytes + 16, opacity);
          sixteen(isBlack, p + stride, red, riseR, k2, k3);
          sixteen(isBlack, q + stride, green, riseG, k2, k3);
          sixteen(isBlack, s + stride, blue, riseB, k2, k3);
          if (isFollowed) { sixteen(false, u + stride, white, fall, k2, k3); u += stride << 1; }
          cover += rowBytes << 1; p += stride << 1; q += stride << 1; s += stride << 1;
        }
        if (load<i32>(at, 8) & 1) {
          const k0 = share(cover, opacity), k1 = share(cover + 16, opacity);
          sixteen(isBlack, p, red, riseR, k0, k1);
          sixteen(isBlack, q, green, riseG, k0, k1);
          sixteen(isBlack, s, blue, riseB, k0, k1);
          if (isFollowed) sixteen(false, u, white, fall, k0, k1);
        }
      } else {
        for (let left = load<i32>(at, 8) >> 1; left > 0; left--) {
          const k0 = share(cover, opacity), k1 = share(cover + rowBytes, opacity);
          eight(isBlack, p, red, riseR, k0);
          eight(isBlack, p + stride, red, riseR, k1);
          eight(isBlack, q, green, riseG, k0);
          eight(isBlack, q + stride, green, riseG, k1);
          eight(isBlack, s, blue, riseB, k0);
          eight(isBlack, s + stride, blue, riseB, k1);
          if (isFollowed) { eight(false, u, white, fall, k0); eight(false, u + stride, white, fall, k1); u += stride << 1; }
          cover += rowBytes << 1; p += stride << 1; q += stride << 1; s += stride << 1;
        }
        if (load<i32>(at, 8) & 1) {
          const k = share(cover, opacity);
          eight(isBlack, p, red, riseR, k);
          eight(isBlack, q, green, riseG, k);
          eight(isBlack, s, blue, riseB, k);
          if (isFollowed) eight(false, u, white, fall, k);
        }
      }
    }
  }
}
function cellsOnBlack(r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  const black = i16x8.splat(0);
  cellsOn(true, false, black, black, black, r, g, b, 0, stride, end, rowBytes, cellW);
}
// @ts-ignore: decorator
@inline function red8(ground: i32): v128 { return i16x8.splat(<i16>((ground >> 16) & 255)); }
// @ts-ignore: decorator
@inline function green8(ground: i32): v128 { return i16x8.splat(<i16>((ground >> 8) & 255)); }
// @ts-ignore: decorator
@inline function blue8(ground: i32): v128 { return i16x8.splat(<i16>(ground & 255)); }
function cellsOnColor(ground: i32, r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  cellsOn(false, false, red8(ground), green8(ground), blue8(ground), r, g, b, 0, stride, end, rowBytes, cellW);
}
function cellsOnFollowed(ground: i32, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  cellsOn(false, true, red8(ground), green8(ground), blue8(ground), r, g, b, uncovered, stride, end, rowBytes, cellW);
}
/** Draws the listed cells, left to right, on a background 0xrrggbb that has already been filled; `uncovered` too, unless it is 0. */
export function coverCellsOn(ground: i32, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  if (uncovered != 0) cellsOnFollowed(ground, r, g, b, uncovered, stride, end, rowBytes, cellW);
  else if (ground == 0) cellsOnBlack(r, g, b, stride, end, rowBytes, cellW);
  else cellsOnColor(ground, r, g, b, stride, end, rowBytes, cellW);
}

/** Linear light: per pixel through the tables of blend-modes.ts. */
// @ts-ignore: decorator
@inline function linearPixel(mode: i32, at: usize, level: i32, k: i32): void { store<u8>(at, mixLinear(linearRowOf(mode, level), load<u8>(at), k)); }
function linearCells(mode: i32, r: usize, g: usize, b: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32): void {
  for (let at = LIST; at < end; at += LIST_ENTRY) {
    const red = <i32>load<u16>(at, 12), green = <i32>load<u16>(at, 14), blue = <i32>load<u16>(at, 16), opacity = <i32>load<u16>(at, 18);
    let cover = <usize>load<u32>(at), offset = <usize>load<i32>(at, 4);
    for (let left = load<i32>(at, 8); left > 0; left--, cover += rowBytes, offset += stride) {
      for (let x: usize = 0; x < <usize>cellW; x++) {
        const coverage = <i32>load<u16>(cover + (x << 1));
        if (coverage == 0) continue;
        const k = q15(coverage, opacity);
        linearPixel(mode, r + offset + x, red, k);
        linearPixel(mode, g + offset + x, green, k);
        linearPixel(mode, b + offset + x, blue, k);
      }
    }
  }
}
export function linearCellsOn(mode: i32, r: usize, g: usize, b: usize, uncovered: usize, stride: i32, end: usize, rowBytes: i32, cellW: i32, lanes: i32): void {
  linearCells(mode, r, g, b, stride, end, rowBytes, cellW);
  if (uncovered != 0) coverageOf(uncovered, stride, end, rowBytes, lanes, 0);
}
