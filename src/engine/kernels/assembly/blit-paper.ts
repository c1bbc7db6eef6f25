// Cells that have a colour behind their glyph (twin: scalar/blit-paper.ts): paper + (ink − paper) · coverage, blended into the frame.
//
// Opaque cells in mode normal are stored without reading the frame, from left to right: the last vector of a cell reaches into the next
// one, which is drawn over it. All others are masked to their own width.

import { fraction, linearRow, mixed8, mixLinear } from './blend-modes';
import { GLYPH_HEAD } from './blit-list';
import { join } from './bytes';

const EMPTY: u32 = 0xffff;
const OPAQUE: i32 = 32767;
/** Coverage of a cell without a glyph, for rows of any width. */
const BLANK = memory.data(1024, 16);
/** Which lanes of a cell's rows are drawn. */
const MASK = memory.data(1024, 16);
/** Coverage of a cell that crosses the frame's edge, moved into the frame. */
const CUT = memory.data(524288, 16);

// @ts-ignore: decorator
@inline function tops(mode: i32, x: v128): v128 { return mode == 3 || mode == 4 ? i16x8.shr_u(i16x8.mul(x, i16x8.splat(257)), 1) : x; }
// @ts-ignore: decorator
@inline function plane(mode: i32, at: usize, stride: i32, lines: i32, cover: usize, rowBytes: i32, lanes: i32, paper: i32, ink: i32, opacity: i32): void {
  const base = i16x8.splat(<i16>paper), rise = i16x8.splat(<i16>(ink - paper)), alpha = i16x8.splat(<i16>opacity);
  for (let x = 0; x < lanes; x += 8) {
    const k = v128.and(v128.load(MASK + (<usize>x << 1)), alpha);
    let p = at + <usize>x, c = cover + (<usize>x << 1);
    for (let left = lines; left > 0; left--, p += stride, c += rowBytes) {
      const top = i16x8.add(base, i16x8.q15mulr_sat_s(rise, v128.load(c)));
      const v = mixed8(mode, v128.load8x8_u(p), tops(mode, top), k);
      v128.store64_lane(p, join(v, v), 0);
    }
  }
}
// @ts-ignore: decorator
@inline function linearPlane(mode: i32, at: usize, stride: i32, lines: i32, cover: usize, rowBytes: i32, lanes: i32, paper: i32, ink: i32, opacity: i32): void {
  for (let line = 0; line < lines; line++, at += stride, cover += rowBytes) {
    for (let x: usize = 0; x < <usize>lanes; x++) {
      const k = <i32>load<u16>(MASK + (x << 1)) & opacity;
      if (k == 0) continue;
      // The mix of paper and ink in linear light: a normal blend of ink over paper.
      const level = mixLinear(linearRow(0, ink), paper, <i32>load<u16>(cover + (x << 1)));
      store<u8>(at + x, mixLinear(linearRow(mode, level), load<u8>(at + x), k));
    }
  }
}
function normal(at: usize, stride: i32, lines: i32, cover: usize, rowBytes: i32, lanes: i32, paper: i32, ink: i32, opacity: i32): void { plane(0, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); }
function anyMode(mode: i32, at: usize, stride: i32, lines: i32, cover: usize, rowBytes: i32, lanes: i32, paper: i32, ink: i32, opacity: i32): void {
  switch (mode) {
    case 1: plane(1, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 2: plane(2, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 3: plane(3, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 4: plane(4, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 5: plane(5, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 6: plane(6, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 7: plane(7, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 8: plane(8, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 9: plane(9, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 10: plane(10, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 11: plane(11, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 12: plane(12, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 13: plane(13, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 14: plane(14, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 15: plane(15, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 16: plane(16, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 17: plane(17, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 18: plane(18, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
    case 19: plane(19, at, stride, lines, cover, rowBytes, lanes, paper, ink, opacity); return;
  }
}
// @ts-ignore: decorator
@inline function eight(base: v128, rise: v128, c: usize): v128 { return i16x8.add(base, i16x8.q15mulr_sat_s(rise, v128.load(c))); }
function opaquePlane(at: usize, stride: i32, lines: i32, cover: usize, rowBytes: i32, lanes: i32, paper: i32, ink: i32): void {
  const base = i16x8.splat(<i16>paper), rise = i16x8.splat(<i16>(ink - paper));
  let x = 0;
  for (; x + 16 <= lanes; x += 16) {
    let p = at + <usize>x, c = cover + (<usize>x << 1);
    for (let left = lines; left > 0; left--, p += stride, c += rowBytes) v128.store(p, join(eight(base, rise, c), eight(base, rise, c + 16)));
  }
  if (x < lanes) {
    let p = at + <usize>x, c = cover + (<usize>x << 1);
    for (let left = lines; left > 0; left--, p += stride, c += rowBytes) {
      const v = eight(base, rise, c);
      v128.store64_lane(p, join(v, v), 0);
    }
  }
}
/** Lanes [from, to) of MASK are drawn. */
function mask(lanes: i32, from: i32, to: i32): void {
  memory.fill(MASK, 0, <usize>lanes << 1);
  if (to > from) memory.fill(MASK + (<usize>from << 1), 255, <usize>(to - from) << 1);
}

export function paperCells(
  r: usize, g: usize, b: usize, stride: i32, width: i32, height: i32, atlas: usize, atlasStride: i32, cellW: i32, cellH: i32,
  cells: usize, ink: usize, paper: usize, planeBytes: i32, alpha: usize, cols: i32, row0: i32, row1: i32, originX: i32, originY: i32,
  mode: i32, linear: i32,
): void {
  const lanes = (cellW + 7) & ~7, rowBytes = atlasStride << 1, glyphBytes = GLYPH_HEAD + cellH * rowBytes, bytes = <usize>planeBytes;
  if (glyphBytes > 524288 || lanes > 512) return;
  for (let row = row0; row < row1; row++) {
    const y = originY + row * cellH, y0 = max(0, -y), y1 = min(cellH, height - y);
    if (y1 <= y0) continue;
    const isPlain = mode == 0 && linear == 0;
    let isMasked = false;
    for (let col = 0; col < cols; col++) {
      const cell = <usize>(row * cols + col), opacity = fraction(<i32>load<u8>(alpha + cell)), x = originX + col * cellW;
      if (opacity == 0 || x >= width || x + cellW <= 0) continue;
      const glyph = <u32>load<u16>(cells + (cell << 1)), isBlank = glyph == EMPTY, isInside = x >= 0 && x + lanes <= stride && x + cellW <= width;
      const own = atlas + <usize>glyph * glyphBytes + GLYPH_HEAD + y0 * rowBytes, lines = y1 - y0;
      let cover = isBlank ? BLANK : own, step = isBlank ? 0 : rowBytes, offset = (y + y0) * stride + x, across = lanes;
      const nextOpaque = col + 1 >= cols || load<u8>(alpha + cell + 1) == 255;
      if (isInside && isPlain && opacity == OPAQUE && nextOpaque) {
        opaquePlane(r + offset, stride, lines, cover, step, across, load<u8>(paper + cell), load<u8>(ink + cell));
        opaquePlane(g + offset, stride, lines, cover, step, across, load<u8>(paper + bytes + cell), load<u8>(ink + bytes + cell));
        opaquePlane(b + offset, stride, lines, cover, step, across, load<u8>(paper + 2 * bytes + cell), load<u8>(ink + 2 * bytes + cell));
        continue;
      }
      if (isInside) {
        if (!isMasked) { mask(lanes, 0, cellW); isMasked = true; }
      } else {
        // The window of whole vectors to draw, and the part of the cell that is inside both it and the frame.
        across = min(lanes, stride);
        const window = max(0, min(x, stride - across)), inX = max(0, x), outX = min(width, x + cellW);
        mask(across, inX - window, outX - window);
        isMasked = false;
        offset += window - x;
        if (!isBlank) {
          step = across << 1;
          for (let line = 0; line < lines; line++) {
            const to = CUT + <usize>(line * step);
            memory.fill(to, 0, step);
            memory.copy(to + (<usize>(inX - window) << 1), own + <usize>(line * rowBytes) + (<usize>(inX - x) << 1), <usize>(outX - inX) << 1);
          }
          cover = CUT;
        }
      }
      for (let c: usize = 0; c < 3; c++) {
        const at = (c == 0 ? r : c == 1 ? g : b) + offset, under = <i32>load<u8>(paper + c * bytes + cell), over = <i32>load<u8>(ink + c * bytes + cell);
        if (linear != 0) linearPlane(mode, at, stride, lines, cover, step, across, under, over, opacity);
        else if (mode == 0) normal(at, stride, lines, cover, step, across, under, over, opacity);
        else anyMode(mode, at, stride, lines, cover, step, across, under, over, opacity);
      }
    }
  }
}

export function openCells(
  uncovered: usize, stride: i32, width: i32, height: i32, cellW: i32, cellH: i32, alpha: usize, cols: i32, row0: i32, row1: i32,
  originX: i32, originY: i32,
): void {
  const lanes = (cellW + 7) & ~7;
  for (let row = row0; row < row1; row++) {
    const y = originY + row * cellH, y0 = max(0, y), y1 = min(height, y + cellH);
    for (let col = 0; col < cols; col++) {
      const opacity = fraction(<i32>load<u8>(alpha + <usize>(row * cols + col))), x = originX + col * cellW, x0 = max(0, x), x1 = min(width, x + cellW);
      if (opacity == 0 || x1 <= x0 || y1 <= y0) continue;
      if (opacity == OPAQUE) {
        for (let line = y0; line < y1; line++) memory.fill(uncovered + <usize>(line * stride + x0), 255, x1 - x0);
        continue;
      }
      const across = min(lanes, stride), window = max(0, min(x, stride - across));
      mask(across, x0 - window, x1 - window);
      plane(0, uncovered + <usize>(y0 * stride + window), stride, y1 - y0, BLANK, 0, across, 255, 255, opacity);
    }
  }
}
