// Grids of glyphs: which glyph each cell shows, and drawing them into a frame.

import type { FrameKernels } from '../abi/frame.ts';
import type { Frame, Plane } from '../frame.ts';
import type { F32Buffer, U16Buffer, U8Buffer } from '../memory.ts';

/** Glyphs as abi/glyph.ts lays them out, rows of `stride` pixels. */
export interface GlyphTable {
  readonly ptr: number;
  readonly stride: number;
  readonly cell: { readonly width: number; readonly height: number };
}

/** What a grid shows: for each cell a glyph (0xffff is empty: the frame shows through), a colour and an alpha. */
export interface CellBlock {
  readonly atlas: GlyphTable;
  readonly cells: U16Buffer;
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
  readonly alphas: U8Buffer;
  readonly cols: number;
  /** Pixel of the frame where the first cell begins; may be negative or past the edge. */
  originX: number;
  originY: number;
}

/** What FrameKernels.shapeCells works on. */
export interface ShapeSamples {
  readonly brightest: F32Buffer;
  readonly fine: F32Buffer;
  readonly known: U16Buffer;
  readonly cols: number;
}

export interface CellCalls {
  /** Draws the rows [row0, row1) of a grid with a blend mode (blends.ts), in linear light if wanted; see FrameKernels.blitCells. */
  blitCells(frame: Frame, block: CellBlock, row0: number, row1: number, mode: number, isLinear: boolean): void;
  /** The same in mode normal over the colour `ground` (0xrrggbb), which is written as well: reads no pixel. */
  coverCells(frame: Frame, block: CellBlock, row0: number, row1: number, ground: number): void;
  /** Takes what a grid covers out of `uncovered` (255 where nothing has been drawn); as large as the frame. */
  coverageCells(uncovered: Plane, block: CellBlock, row0: number, row1: number): void;
  /** Chooses a glyph for every cell by its value; `value` and `mask` point to one f32 per cell, `mask` may be 0. */
  rampCells(cells: U16Buffer, value: number, mask: number, threshold: number, glyphs: U16Buffer): void;
  /** Chooses glyphs by shape from cell `from` on; returns the first cell whose shape is not known yet, or the number of cells. */
  shapeCells(cells: U16Buffer, samples: ShapeSamples, mask: number, threshold: number, from: number): number;
}

export const cellCalls = (raw: FrameKernels): CellCalls => ({
  blitCells({ r, g, b, stride, width, height }, block, row0, row1, mode, isLinear) {
    const { atlas } = block;
    raw.blitCells(
      r.ptr,
      g.ptr,
      b.ptr,
      stride,
      width,
      height,
      atlas.ptr,
      atlas.stride,
      atlas.cell.width,
      atlas.cell.height,
      block.cells.ptr,
      block.r.ptr,
      block.g.ptr,
      block.b.ptr,
      block.alphas.ptr,
      block.cols,
      row0,
      row1,
      block.originX,
      block.originY,
      mode,
      isLinear ? 1 : 0,
    );
  },
  coverCells({ r, g, b, stride, width, height }, block, row0, row1, ground) {
    const { atlas } = block;
    raw.coverCells(
      r.ptr,
      g.ptr,
      b.ptr,
      stride,
      width,
      height,
      atlas.ptr,
      atlas.stride,
      atlas.cell.width,
      atlas.cell.height,
      block.cells.ptr,
      block.r.ptr,
      block.g.ptr,
      block.b.ptr,
      block.alphas.ptr,
      block.cols,
      row0,
      row1,
      block.originX,
      block.originY,
      ground,
    );
  },
  coverageCells({ ptr, stride, width, height }, { atlas, cells, alphas, cols, originX, originY }, row0, row1) {
    raw.coverageCells(
      ptr,
      stride,
      width,
      height,
      atlas.ptr,
      atlas.stride,
      atlas.cell.width,
      atlas.cell.height,
      cells.ptr,
      alphas.ptr,
      cols,
      row0,
      row1,
      originX,
      originY,
    );
  },
  rampCells(cells, value, mask, threshold, glyphs) {
    raw.rampCells(cells.ptr, value, mask, threshold, glyphs.ptr, glyphs.length, cells.length);
  },
  shapeCells(cells, { brightest, fine, known, cols }, mask, threshold, from) {
    return raw.shapeCells(cells.ptr, brightest.ptr, fine.ptr, mask, threshold, known.ptr, cols, from, cells.length);
  },
});
