// Cells to pixels (twin: scalar/blit.ts): which glyph a cell shows, and drawing a grid of glyphs straight into the frame.
//
// A row of cells is first laid out along the frame's pixels, then each pixel row is blended 16 pixels at a time:
//   once a cell row     TOP      red, green, blue and opacity of each pixel's cell, as u16
//   once a pixel row    COVER    the glyphs' coverage, as u8: each cell copies its 16 bytes over the tail of the one before
//   then                blendRow reads both; 16 pixels without coverage cost a load and a branch
// coverCells does the same for a first layer on a flat ground: nothing is read from the frame, and filling it is saved.
// Cell by cell (8 lanes at a time straight from the atlas) was tried first: about as fast on 6-pixel cells (2.0 against 1.3 ms
// for 320 × 83), but twice as slow on 10-pixel ones (5.7 against 1.0 ms for 192 × 56), whose second vector is mostly empty.

import { blendRow, coverBlackRow, coverRow, linearBlendRow } from './blit-rows';
import { fraction, linearRow, topLevel } from './blend-modes';
import { ALPHA, BLUE, COVER, GREEN, LINE_MARGIN, LINE_PIXELS, RED } from './blit-lines';
import { finite } from './math';

const EMPTY: u32 = 0xffff;

export function rampCells(cells: usize, value: usize, mask: usize, threshold: f32, glyphs: usize, glyphCount: i32, n: i32): void {
  const least = finite(threshold), count = <f32>glyphCount, most: f32 = count - 1;
  const counts = f32x4.splat(count), mosts = f32x4.splat(most), leasts = f32x4.splat(least), zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const at = <usize>i << 2, out = cells + (<usize>i << 1);
    const v = v128.load(value + at);
    const shown = mask == 0 ? v : f32x4.mul(v, v128.load(mask + at));
    const isShown = f32x4.ge(shown, leasts);
    if (!v128.any_true(isShown)) { store<u64>(out, 0xffffffffffffffff); continue; }
    const index = i32x4.trunc_sat_f32x4_s(f32x4.pmin(f32x4.pmax(f32x4.mul(v, counts), zero), mosts));
    const entries = i32x4.shl(index, 1);
    let glyph = v128.load16_lane(glyphs + <usize>i32x4.extract_lane(entries, 0), i16x8.splat(0), 0);
    glyph = v128.load16_lane(glyphs + <usize>i32x4.extract_lane(entries, 1), glyph, 1);
    glyph = v128.load16_lane(glyphs + <usize>i32x4.extract_lane(entries, 2), glyph, 2);
    glyph = v128.load16_lane(glyphs + <usize>i32x4.extract_lane(entries, 3), glyph, 3);
    const shows = i16x8.narrow_i32x4_s(isShown, isShown);
    v128.store64_lane(out, v128.or(glyph, v128.not(shows)), 0);
  }
  for (; i < n; i++) {
    const at = <usize>i << 2;
    const v = load<f32>(value + at);
    const shown: f32 = mask == 0 ? v : v * load<f32>(mask + at);
    const scaled: f32 = v * count;
    const index: f32 = scaled < 0 ? 0 : scaled > most ? most : scaled;
    store<u16>(cells + (<usize>i << 1), shown >= least ? load<u16>(glyphs + (<usize>(<i32>index) << 1)) : EMPTY);
  }
}

export function shapeCells(cells: usize, brightest: usize, fine: usize, mask: usize, threshold: f64, known: usize, cols: i32, from: i32, to: i32): i32 {
  const width = <usize>cols << 3;
  for (let i = from; i < to; i++) {
    const row = i / cols, at = fine + (<usize>row * 3) * width + (<usize>(i - row * cols) << 3);
    // Six samples, two a row; the last two lanes repeat the third row.
    const a = v128.load64_lane(at + width, v128.load64_zero(at), 1), b = v128.load64_splat(at + 2 * width);
    const m = f32x4.max(a, b), m2 = f32x4.max(m, v128.shuffle<i64>(m, m, 1, 0));
    const v: f32 = max(f32x4.extract_lane(m2, 0), f32x4.extract_lane(m2, 1));
    store<f32>(brightest + (<usize>i << 2), v);
    const shown: f64 = mask == 0 ? <f64>v : <f64>v * <f64>load<f32>(mask + (<usize>i << 2));
    if (shown < threshold) { store<u16>(cells + (<usize>i << 1), EMPTY); continue; }
    const seven = i32x4.splat(7), eight = f32x4.splat(8);
    const p = i32x4.min_s(seven, i32x4.trunc_sat_f32x4_s(f32x4.mul(a, eight))), q = i32x4.min_s(seven, i32x4.trunc_sat_f32x4_s(f32x4.mul(b, eight)));
    const key = (i32x4.extract_lane(p, 0) << 15) | (i32x4.extract_lane(p, 1) << 12) | (i32x4.extract_lane(p, 2) << 9) | (i32x4.extract_lane(p, 3) << 6)
      | (i32x4.extract_lane(q, 0) << 3) | i32x4.extract_lane(q, 1);
    const glyph = load<u16>(known + (<usize>key << 1));
    if (glyph == 0xfffe) return i;
    store<u16>(cells + (<usize>i << 1), glyph);
  }
  return to;
}

/** Where each visible cell's glyph begins; empty cells point at NOTHING. */
const GLYPHS = memory.data(4 * 16384, 16);
const NOTHING_BYTES: i32 = 262144;
const NOTHING = memory.data(262144, 16);

/** The level as the mode's row wants it: tables are indexed by the level itself. */
// @ts-ignore: decorator
@inline function top(mode: i32, linear: i32, level: i32): i32 { return linear != 0 ? level : topLevel(mode, level); }
/** A level on `bytes` of a line from p, as u16; it may run over into the next cell, which is laid out after it. */
// @ts-ignore: decorator
@inline function lay(p: usize, bytes: usize, level: i32): void {
  const v = i16x8.splat(<i16>level);
  v128.store(p, v);
  for (const end = p + bytes; (p += 16) < end;) v128.store(p, v);
}
/** Sixteen bytes of a glyph's row. */
// @ts-ignore: decorator
@inline function copyGlyph(to: usize, at: usize, offset: usize): void { v128.store(to, v128.load(<usize>load<u32>(at) + offset)); }

export function blitCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32,
): void {
  drawCells(r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear, -1);
}
export function coverCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  ground: i32,
): void {
  memory.fill(COVER, 0, width + 16);
  drawCells(r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, 0, 0, ground);
}
/** `ground` is a colour 0xrrggbb that lies below and is laid too, or -1: what the planes hold lies below. */
function drawCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32, ground: i32,
): void {
  const glyphBytes = cellH * atlasStride;
  // Columns that reach into the frame.
  const firstCol = originX < 0 ? min(cols, -originX / cellW) : 0;
  const lastCol = min(cols, (width - originX + cellW - 1) / cellW);
  if (lastCol <= firstCol || width > LINE_PIXELS || cellW > LINE_MARGIN || glyphBytes > NOTHING_BYTES) return;
  const startX = originX + firstCol * cellW, endX = min(width, originX + lastCol * cellW), from = max(0, startX) & ~15;
  // What the first and the last vector see beside the grid.
  v128.store(COVER + startX - 16, i8x16.splat(0));
  v128.store(COVER + startX - 32, i8x16.splat(0));
  v128.store(COVER + endX, i8x16.splat(0));

  for (let row = row0; row < row1; row++) {
    const y = originY + row * cellH, y0 = max(0, -y), y1 = min(cellH, height - y);
    if (y1 <= y0) continue;
    let visible = 0;
    for (let col = firstCol, x = startX, at = GLYPHS; col < lastCol; col++, x += cellW, at += 4) {
      const cell = <usize>(row * cols + col);
      const glyph = <u32>load<u16>(cells + (cell << 1)), opacity = <i32>load<u8>(alpha + cell);
      if (glyph == EMPTY || opacity == 0) { store<u32>(at, <u32>NOTHING); continue; }
      store<u32>(at, <u32>(atlas + <usize>glyph * glyphBytes));
      const red = <i32>load<u8>(cr + cell), green = <i32>load<u8>(cg + cell), blue = <i32>load<u8>(cb + cell);
      const shift = <usize>x << 1, wide = <usize>cellW << 1;
      lay(RED + shift, wide, top(mode, linear, red));
      lay(GREEN + shift, wide, top(mode, linear, green));
      lay(BLUE + shift, wide, top(mode, linear, blue));
      lay(ALPHA + shift, wide, fraction(opacity));
      visible++;
      if (linear != 0) { linearRow(mode, red); linearRow(mode, green); linearRow(mode, blue); }
    }
    if (visible == 0) {
      for (let line = y0; ground >= 0 && line < y1; line++) {
        const start = <usize>((y + line) * stride);
        memory.fill(r + start, <u8>(ground >> 16), width);
        memory.fill(g + start, <u8>(ground >> 8), width);
        memory.fill(b + start, <u8>ground, width);
      }
      continue;
    }
    const last = GLYPHS + 4 * <usize>(lastCol - firstCol);
    for (let line = y0; line < y1; line++) {
      const offset = <usize>(line * atlasStride);
      let to = COVER + startX;
      if (cellW <= 16) {
        // Four cells a turn: the loop itself costs as much as a copy.
        let at = GLYPHS;
        for (const last4 = last - 12; at < last4; at += 16, to += cellW) {
          copyGlyph(to, at, offset); to += cellW;
          copyGlyph(to, at + 4, offset); to += cellW;
          copyGlyph(to, at + 8, offset); to += cellW;
          copyGlyph(to, at + 12, offset);
        }
        for (; at < last; at += 4, to += cellW) copyGlyph(to, at, offset);
      } else {
        for (let at = GLYPHS; at < last; at += 4, to += cellW) {
          const glyph = <usize>load<u32>(at) + offset;
          for (let x = 0; x < cellW; x += 16) v128.store(to + x, v128.load(glyph + x));
        }
      }
      v128.store(COVER + width, i8x16.splat(0));
      const start = <usize>((y + line) * stride);
      if (ground == 0) coverBlackRow(r + start, g + start, b + start, width);
      else if (ground > 0) coverRow(r + start, g + start, b + start, width, ground);
      else if (linear != 0) linearBlendRow(mode, r + start, g + start, b + start, from, endX);
      else blendRow(mode, r + start, g + start, b + start, from, endX);
    }
  }
}
