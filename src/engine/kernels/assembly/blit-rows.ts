// One pixel row of blitCells, by mode. Each mode is a function of its own: inlined into one they were so large that
// V8 ran its baseline code for the first second (15 ms a layer).

import { fraction, fractionHigh, fractionLow, linearRowOf, mix16, mixLinear, q15 } from './blend-modes';
import { ALPHA, BLUE, COVER, GREEN, RED } from './blit-lines';
import { join } from './bytes';

// @ts-ignore: decorator
@inline function blend16(mode: i32, plane: usize, top: usize, k0: v128, k1: v128): void {
  v128.store(plane, mix16(mode, v128.load(plane), v128.load(top), v128.load(top, 16), k0, k1));
}
// @ts-ignore: decorator
@inline function rowOf(mode: i32, r: usize, g: usize, b: usize, from: i32, to: i32): void {
  for (let x: usize = from; x < <usize>to; x += 16) {
    const coverage = v128.load(COVER + x);
    if (!v128.any_true(coverage)) continue;
    const at = x << 1;
    const k0 = i16x8.q15mulr_sat_s(fractionLow(coverage), v128.load(ALPHA + at));
    const k1 = i16x8.q15mulr_sat_s(fractionHigh(coverage), v128.load(ALPHA + at, 16));
    blend16(mode, r + x, RED + at, k0, k1);
    blend16(mode, g + x, GREEN + at, k0, k1);
    blend16(mode, b + x, BLUE + at, k0, k1);
  }
}
function normalRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(0, r, g, b, from, to); }
function addRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(1, r, g, b, from, to); }
function subtractRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(2, r, g, b, from, to); }
function multiplyRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(3, r, g, b, from, to); }
function screenRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(4, r, g, b, from, to); }
function overlayRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(5, r, g, b, from, to); }
function softlightRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(6, r, g, b, from, to); }
function hardlightRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(7, r, g, b, from, to); }
function differenceRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(8, r, g, b, from, to); }
function exclusionRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(9, r, g, b, from, to); }
function colordodgeRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(10, r, g, b, from, to); }
function colorburnRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(11, r, g, b, from, to); }
function linearlightRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(12, r, g, b, from, to); }
function vividlightRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(13, r, g, b, from, to); }
function pinlightRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(14, r, g, b, from, to); }
function hardmixRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(15, r, g, b, from, to); }
function lightenRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(16, r, g, b, from, to); }
function darkenRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(17, r, g, b, from, to); }
function grainextractRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(18, r, g, b, from, to); }
function grainmergeRow(r: usize, g: usize, b: usize, from: i32, to: i32): void { rowOf(19, r, g, b, from, to); }

// @ts-ignore: decorator
@inline function onGround(ground: v128, top: usize, k0: v128, k1: v128): v128 {
  const x = i16x8.q15mulr_sat_s(i16x8.sub(v128.load(top), ground), k0), y = i16x8.q15mulr_sat_s(i16x8.sub(v128.load(top, 16), ground), k1);
  return join(i16x8.add(ground, x), i16x8.add(ground, y));
}
// @ts-ignore: decorator
@inline function onBlack(top: usize, k0: v128, k1: v128): v128 { return join(i16x8.q15mulr_sat_s(v128.load(top), k0), i16x8.q15mulr_sat_s(v128.load(top, 16), k1)); }
/**
 * coverRow for the ground 0, in half the instructions: so few that asking whether a block has coverage costs more (where half have,
 * as in most layers, the branch is often foretold wrongly).
 */
export function coverBlackRow(r: usize, g: usize, b: usize, to: i32): void {
  for (let x: usize = 0; x < <usize>to; x += 16) {
    const coverage = v128.load(COVER + x), at = x << 1;
    const k0 = i16x8.q15mulr_sat_s(fractionLow(coverage), v128.load(ALPHA + at));
    const k1 = i16x8.q15mulr_sat_s(fractionHigh(coverage), v128.load(ALPHA + at, 16));
    v128.store(r + x, onBlack(RED + at, k0, k1));
    v128.store(g + x, onBlack(GREEN + at, k0, k1));
    v128.store(b + x, onBlack(BLUE + at, k0, k1));
  }
}
/** Normal mode over one colour, 0xrrggbb: writes all of [0, to), reading nothing of it. */
export function coverRow(r: usize, g: usize, b: usize, to: i32, ground: i32): void {
  const red = i16x8.splat(<i16>(ground >> 16)), green = i16x8.splat(<i16>((ground >> 8) & 255)), blue = i16x8.splat(<i16>(ground & 255));
  for (let x: usize = 0; x < <usize>to; x += 16) {
    const coverage = v128.load(COVER + x), at = x << 1;
    if (!v128.any_true(coverage)) {
      v128.store(r + x, join(red, red));
      v128.store(g + x, join(green, green));
      v128.store(b + x, join(blue, blue));
      continue;
    }
    const k0 = i16x8.q15mulr_sat_s(fractionLow(coverage), v128.load(ALPHA + at));
    const k1 = i16x8.q15mulr_sat_s(fractionHigh(coverage), v128.load(ALPHA + at, 16));
    v128.store(r + x, onGround(red, RED + at, k0, k1));
    v128.store(g + x, onGround(green, GREEN + at, k0, k1));
    v128.store(b + x, onGround(blue, BLUE + at, k0, k1));
  }
}

/** Linear light: pixel by pixel through the tables of blend-modes.ts. */
// @ts-ignore: decorator
@inline function linearPixel(mode: i32, at: usize, top: usize, k: i32): void {
  store<u8>(at, mixLinear(linearRowOf(mode, load<u16>(top)), load<u8>(at), k));
}
export function linearBlendRow(mode: i32, r: usize, g: usize, b: usize, from: i32, to: i32): void {
  for (let x: usize = from; x < <usize>to; x++) {
    const coverage = <i32>load<u8>(COVER + x);
    if (coverage == 0) continue;
    const at = x << 1, k = q15(fraction(coverage), load<u16>(ALPHA + at));
    linearPixel(mode, r + x, RED + at, k);
    linearPixel(mode, g + x, GREEN + at, k);
    linearPixel(mode, b + x, BLUE + at, k);
  }
}

/** Blends [from, to) of three plane rows with what the lines hold; `from` is a multiple of 16. */
export function blendRow(mode: i32, r: usize, g: usize, b: usize, from: i32, to: i32): void {
  switch (mode) {
    case 0: normalRow(r, g, b, from, to); return;
    case 1: addRow(r, g, b, from, to); return;
    case 2: subtractRow(r, g, b, from, to); return;
    case 3: multiplyRow(r, g, b, from, to); return;
    case 4: screenRow(r, g, b, from, to); return;
    case 5: overlayRow(r, g, b, from, to); return;
    case 6: softlightRow(r, g, b, from, to); return;
    case 7: hardlightRow(r, g, b, from, to); return;
    case 8: differenceRow(r, g, b, from, to); return;
    case 9: exclusionRow(r, g, b, from, to); return;
    case 10: colordodgeRow(r, g, b, from, to); return;
    case 11: colorburnRow(r, g, b, from, to); return;
    case 12: linearlightRow(r, g, b, from, to); return;
    case 13: vividlightRow(r, g, b, from, to); return;
    case 14: pinlightRow(r, g, b, from, to); return;
    case 15: hardmixRow(r, g, b, from, to); return;
    case 16: lightenRow(r, g, b, from, to); return;
    case 17: darkenRow(r, g, b, from, to); return;
    case 18: grainextractRow(r, g, b, from, to); return;
    case 19: grainmergeRow(r, g, b, from, to); return;
  }
}
