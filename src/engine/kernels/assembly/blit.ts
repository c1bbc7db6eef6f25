// Cells to pixels (twin: scalar/blit.ts): chooses each cell's glyph, and draws a grid of glyphs straight into the frame.
//
// Each row of cells is reduced to a list of its visible cells (blit-list.ts). Every cell is then drawn with its colours in registers,
// from its glyph's first row with ink to the last, eight pixels per vector (blit-cells.ts). Cells that cross the frame's edge are drawn
// afterwards, one at a time, from a copy of their coverage clipped to the frame.
// Alternatives measured: expanding a whole row of cells to pixels and blending sixteen at a time took 1.5 × as long for an upper layer
// (0.77 against 0.52 ms for reference.reel's 320 × 83 cells, interleaved runs), because it also draws rows without ink and loads each
// pixel's colour from memory. Over a background both are equal; a third of that time is memory writes. Drawing every row of each cell
// instead of filling the background first took 1.4 × as long, because a cell's rows are scattered over memory.

import { ALPHA_MODE, blendCellsOn, COVERAGE_MODE, coverCellsOn, linearCellsOn } from './blit-cells';
import { fraction, linearRow, topLevel } from './blend-modes';
import { GLYPH_HEAD, LIST, LIST_CELLS, LIST_ENTRY, putCell } from './blit-list';
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
    // Six samples, two per row; the last two lanes repeat the third row.
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

/** Cells per block: one block's pixels stay in L1 while the even cells are drawn, then the odd ones. */
const BLOCK: i32 = 32;
/** Clipped coverage of a cell that crosses the frame's edge; GlyphAtlas allows no larger glyph. */
const CUT = memory.data(524288, 16);

export function blitCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32, uncovered: usize,
): void {
  drawCells(r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear, -1, uncovered);
}
export function coverCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  ground: i32, uncovered: usize,
): void {
  drawCells(r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, 0, 0, ground, uncovered);
}
export function coverageCells(
  uncovered: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
): void {
  drawCells(uncovered, uncovered, uncovered, stride, width, height, atlas, atlasStride, cellW, cellH, cells, alpha, alpha, alpha, alpha, cols, row0, row1, originX, originY, COVERAGE_MODE, 0, -1, 0);
}
export function alphaCells(
  a: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
): void {
  drawCells(a, a, a, stride, width, height, atlas, atlasStride, cellW, cellH, cells, alpha, alpha, alpha, alpha, cols, row0, row1, originX, originY, ALPHA_MODE, 0, -1, 0);
}
/** Copies the first of `lines` lines to the others: what is copied doubles each time. */
function repeatLine(first: usize, stride: i32, lines: i32): void {
  for (let done = 1; done < lines; done <<= 1) memory.copy(first + done * stride, first, min(done, lines - done) * stride);
}
/**
 * `ground` is a background colour 0xrrggbb to draw over and fill in, or -1 to draw over what the planes hold. The coverage is taken from
 * `uncovered`, unless that is 0, by the same list of cells: as a pass of its own it took twice as long. Over a ground that plane is
 * filled and written too.
 */
function drawCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32, ground: i32, uncovered: usize,
): void {
  const lanes = (cellW + 7) & ~7, rowBytes = atlasStride << 1, glyphBytes = GLYPH_HEAD + cellH * rowBytes;
  // Columns that intersect the frame, and those whose vectors are entirely inside it.
  const firstCol = originX < 0 ? min(cols, -originX / cellW) : 0;
  const lastCol = max(firstCol, min(cols, (width - originX + cellW - 1) / cellW));
  const firstWhole = min(lastCol, originX < 0 ? (-originX + cellW - 1) / cellW : 0);
  const lastWhole = stride - lanes < originX ? firstWhole : max(firstWhole, min(min(lastCol, (width - originX) / cellW), (stride - lanes - originX) / cellW + 1));
  if (lastCol - firstCol > LIST_CELLS || glyphBytes > 524288 + GLYPH_HEAD) return;

  for (let row = row0; row < row1; row++) {
    const y = originY + row * cellH, y0 = max(0, -y), y1 = min(cellH, height - y);
    if (y1 <= y0) continue;
    const top = y * stride;
    // Over a background, each cell may overwrite the one to its right, which is drawn next. Otherwise the even cells of a block come
    // first: loading a vector that overlaps the previous store would stall on store-to-load forwarding.
    const step = ground >= 0 ? 1 : 2;
    let list = LIST, uneven = 0;
    for (let block = firstWhole; block < lastWhole; block += BLOCK) {
      const blockEnd = min(lastWhole, block + BLOCK);
      for (let from = block; from < block + step; from++) {
        for (let col = from; col < blockEnd; col += step) {
          const cell = <usize>(row * cols + col), glyph = <u32>load<u16>(cells + (cell << 1)), opacity = <i32>load<u8>(alpha + cell);
          if (glyph == EMPTY || opacity == 0) continue;
          const at = atlas + <usize>glyph * glyphBytes;
          const line0 = max(y0, <i32>load<u16>(at)), line1 = min(y1, <i32>load<u16>(at, 2));
          if (line1 <= line0) continue;
          putCell(list, at + GLYPH_HEAD + line0 * rowBytes, line0 * stride + originX + col * cellW, line1 - line0,
            topOf(mode, linear, cr + cell), topOf(mode, linear, cg + cell), topOf(mode, linear, cb + cell), fraction(opacity));
          list += LIST_ENTRY;
          if (load<u16>(at, 4) == 0) uneven++;
        }
      }
    }
    const left: usize = uncovered == 0 ? 0 : uncovered + top;
    if (ground >= 0) {
      // Where all lines come out the same, one is drawn and copied: blocks took 0.6 × the time.
      const from = top + y0 * stride, lines = y1 - y0, drawn = uneven == 0 ? 1 : lines;
      memory.fill(r + from, <u8>(ground >> 16), drawn * stride);
      memory.fill(g + from, <u8>(ground >> 8), drawn * stride);
      memory.fill(b + from, <u8>ground, drawn * stride);
      if (left != 0) memory.fill(left + y0 * stride, 255, drawn * stride);
      if (uneven == 0) for (let at = LIST; at < list; at += LIST_ENTRY) store<i32>(at, 1, 8);
      coverCellsOn(ground, r + top, g + top, b + top, left, stride, list, rowBytes, cellW);
      if (uneven == 0) {
        repeatLine(r + from, stride, lines);
        repeatLine(g + from, stride, lines);
        repeatLine(b + from, stride, lines);
        if (left != 0) repeatLine(left + y0 * stride, stride, lines);
      }
    } else if (linear == 0) blendCellsOn(mode, r + top, g + top, b + top, left, stride, list, rowBytes, lanes);
    else linearCellsOn(mode, r + top, g + top, b + top, left, stride, list, rowBytes, cellW, lanes);

    for (let col = firstCol; col < lastCol; col++) {
      if (col == firstWhole && lastWhole > firstWhole) col = lastWhole;
      if (col >= lastCol) break;
      const cell = <usize>(row * cols + col), glyph = <u32>load<u16>(cells + (cell << 1)), opacity = <i32>load<u8>(alpha + cell);
      if (glyph == EMPTY || opacity == 0) continue;
      const at = atlas + <usize>glyph * glyphBytes;
      const line0 = max(y0, <i32>load<u16>(at)), line1 = min(y1, <i32>load<u16>(at, 2));
      if (line1 <= line0) continue;
      // The window of whole vectors to draw, and the part of the cell that is inside both it and the frame.
      const x = originX + col * cellW, across = min(lanes, stride), window = max(0, min(x, stride - across));
      const inX = max(0, x), outX = min(width, x + cellW), bytes = <usize>(across << 1);
      for (let line = line0; line < line1; line++) {
        const to = CUT + <usize>(line - line0) * bytes;
        memory.fill(to, 0, bytes);
        memory.copy(to + ((inX - window) << 1), at + GLYPH_HEAD + line * rowBytes + ((inX - x) << 1), (outX - inX) << 1);
      }
      putCell(LIST, CUT, line0 * stride + window, line1 - line0,
        topOf(mode, linear, cr + cell), topOf(mode, linear, cg + cell), topOf(mode, linear, cb + cell), fraction(opacity));
      if (linear == 0) blendCellsOn(mode, r + top, g + top, b + top, left, stride, LIST + LIST_ENTRY, <i32>bytes, across);
      else linearCellsOn(mode, r + top, g + top, b + top, left, stride, LIST + LIST_ENTRY, <i32>bytes, across, across);
    }
  }
}
/** The level at p as the mode's loops expect it; linear modes index their tables by level, so their row is built here. */
// @ts-ignore: decorator
@inline function topOf(mode: i32, linear: i32, p: usize): i32 {
  const level = <i32>load<u8>(p);
  if (linear == 0) return topLevel(mode, level);
  linearRow(mode, level);
  return level;
}
