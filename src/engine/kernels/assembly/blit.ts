// Cells to pixels (twin: scalar/blit.ts): which glyph a cell shows, and drawing a grid of glyphs straight into the frame.
//
// A cell's glyph rows are read eight coverage bytes at a time and blended as eight u16 lanes a channel, with the colour
// constant over the cell. Coverage past the cell's width is zero, and mixing by zero gives back the pixel below exactly, so
// a vector may reach over the right edge of its cell into the next one.

import { blend8, linearRow, mix8, mixLinear, mixSrgb, srgbRow } from './blend-modes';
import { div255, div255x8, load8, store8 } from './bytes';
import { finite } from './math';

const EMPTY: u32 = 0xffff;

export function rampCells(cells: usize, value: usize, mask: usize, threshold: f32, glyphs: usize, glyphCount: i32, n: i32): void {
  const least = finite(threshold), count = <f32>glyphCount, most: f32 = count - 1;
  for (let i = 0; i < n; i++) {
    const at = <usize>i << 2;
    const v = load<f32>(value + at);
    const shown: f32 = mask == 0 ? v : v * load<f32>(mask + at);
    const scaled: f32 = v * count;
    const index: f32 = scaled < 0 ? 0 : scaled > most ? most : scaled;
    store<u16>(cells + (<usize>i << 1), shown >= least ? load<u16>(glyphs + (<usize>(<i32>index) << 1)) : EMPTY);
  }
}

/** A cell pixel by pixel: at the frame's edges, and for modes that look rows up. */
function slowCell(
  plane: usize, color: i32, stride: i32, x: i32, y: i32, x0: i32, x1: i32, y0: i32, y1: i32,
  coverage: usize, atlasStride: i32, alpha: i32, mode: i32, linear: i32,
): void {
  const row = linear != 0 ? linearRow(mode, color) : srgbRow(mode, color);
  for (let j = y0; j < y1; j++) {
    const mask = coverage + <usize>(j * atlasStride), out = plane + <usize>((y + j) * stride + x);
    for (let i = x0; i < x1; i++) {
      const c = <i32>load<u8>(mask + i);
      if (c == 0) continue;
      const k = div255(c * alpha), below = <i32>load<u8>(out + i);
      store<u8>(out + i, linear != 0 ? mixLinear(row, below, k) : mixSrgb(row, below, k));
    }
  }
}
/** A cell that lies wholly inside the frame, in an arithmetic mode. */
// @ts-ignore: decorator
@inline function fastCell(
  mode: i32, r: usize, g: usize, b: usize, stride: i32, coverage: usize, atlasStride: i32, cellW: i32, cellH: i32,
  red: i32, green: i32, blue: i32, alpha: i32,
): void {
  const cr = i16x8.splat(<i16>red), cg = i16x8.splat(<i16>green), cb = i16x8.splat(<i16>blue), opacity = i16x8.splat(<i16>alpha);
  for (let y = 0; y < cellH; y++) {
    for (let x = 0; x < cellW; x += 8) {
      if (load<u64>(coverage + x) == 0) continue;
      const k = div255x8(i16x8.mul(load8(coverage + x), opacity));
      const below0 = load8(r + x), below1 = load8(g + x), below2 = load8(b + x);
      store8(r + x, mix8(below0, blend8(mode, below0, cr), k));
      store8(g + x, mix8(below1, blend8(mode, below1, cg), k));
      store8(b + x, mix8(below2, blend8(mode, below2, cb), k));
    }
    coverage += atlasStride; r += stride; g += stride; b += stride;
  }
}

// @ts-ignore: decorator
@inline function blitMode(
  fixed: i32, r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32,
): void {
  const glyphBytes = <usize>(cellH * atlasStride), planeBytes = stride * height, reach = (cellW + 7) & ~7;
  for (let row = row0; row < row1; row++) {
    const y = originY + row * cellH, y0 = max(0, -y), y1 = min(cellH, height - y);
    if (y1 <= y0) continue;
    for (let col = 0; col < cols; col++) {
      const cell = <usize>(row * cols + col);
      const glyph = <u32>load<u16>(cells + (cell << 1)), opacity = <i32>load<u8>(alpha + cell);
      if (glyph == EMPTY || opacity == 0) continue;
      const x = originX + col * cellW, x0 = max(0, -x), x1 = min(cellW, width - x);
      if (x1 <= x0) continue;
      const coverage = atlas + <usize>glyph * glyphBytes;
      const red = <i32>load<u8>(cr + cell), green = <i32>load<u8>(cg + cell), blue = <i32>load<u8>(cb + cell);
      const inside = y1 - y0 == cellH && x1 - x0 == cellW && (y + cellH - 1) * stride + x + reach <= planeBytes;
      if (fixed >= 0 && inside) {
        const at = <usize>(y * stride + x);
        fastCell(fixed, r + at, g + at, b + at, stride, coverage, atlasStride, cellW, cellH, red, green, blue, opacity);
      } else {
        slowCell(r, red, stride, x, y, x0, x1, y0, y1, coverage, atlasStride, opacity, mode, linear);
        slowCell(g, green, stride, x, y, x0, x1, y0, y1, coverage, atlasStride, opacity, mode, linear);
        slowCell(b, blue, stride, x, y, x0, x1, y0, y1, coverage, atlasStride, opacity, mode, linear);
      }
    }
  }
}

export function blitCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, cr: usize, cg: usize, cb: usize, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32,
): void {
  switch (linear != 0 ? -1 : mode) {
    case 0: blitMode(0, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 1: blitMode(1, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 2: blitMode(2, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 3: blitMode(3, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 4: blitMode(4, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 5: blitMode(5, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 6: blitMode(6, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 7: blitMode(7, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 8: blitMode(8, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 9: blitMode(9, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 12: blitMode(12, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 14: blitMode(14, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 15: blitMode(15, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 16: blitMode(16, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 17: blitMode(17, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 18: blitMode(18, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    case 19: blitMode(19, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear); return;
    default: blitMode(-1, r, g, b, stride, width, height, atlas, atlasStride, cellW, cellH, cells, cr, cg, cb, alpha, cols, row0, row1, originX, originY, mode, linear);
  }
}
