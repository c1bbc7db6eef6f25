// Grids of glyphs: choosing each cell's glyph, and drawing them into a frame.

import type { FrameKernels } from '../abi/frame.ts';
import type { MatchKernels } from '../abi/match.ts';
import { type Frame, hasAlpha, type Plane } from '../frame.ts';
import type { F32Buffer, U16Buffer, U8Buffer } from '../memory.ts';

/** Glyphs in the layout of abi/glyph.ts, rows of `stride` pixels. */
export interface GlyphTable {
  readonly ptr: number;
  readonly stride: number;
  readonly cell: { readonly width: number; readonly height: number };
}

/** A grid's content, per cell: a glyph (0xffff is empty: the frame shows through), a colour and an alpha. */
export interface CellBlock {
  readonly atlas: GlyphTable;
  readonly cells: U16Buffer;
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
  readonly alphas: U8Buffer;
  readonly cols: number;
  /** Position of the first cell in the frame, in pixels; may be negative or past the edge. */
  originX: number;
  originY: number;
}

/** Colours of cells: three planes of one byte per cell, one after the other. */
export interface CellPlanes {
  readonly ptr: number;
  readonly planeBytes: number;
}

/** A grid's content with a colour behind each glyph; cells with an alpha of 0 are not drawn. */
export interface PaperBlock extends Pick<CellBlock, 'atlas' | 'cells' | 'alphas' | 'cols' | 'originX' | 'originY'> {
  readonly ink: CellPlanes;
  readonly paper: CellPlanes;
}

export type CoverageBlock = Omit<PaperBlock, 'ink' | 'paper'>;

/** Buffers of MatchKernels.matchCells. */
export interface MatchSamples {
  readonly places: U16Buffer;
  readonly ink: CellPlanes;
  readonly paper: CellPlanes;
  /** f32 of 0..1, or bytes. */
  readonly r: F32Buffer | U8Buffer;
  readonly g: F32Buffer | U8Buffer;
  readonly b: F32Buffer | U8Buffer;
  readonly isBytes: boolean;
  readonly tones: U16Buffer;
  readonly table: U8Buffer;
  readonly glyphCount: number;
  readonly fixed: number;
  readonly cols: number;
}

/** Buffers of FrameKernels.shapeCells. */
export interface ShapeSamples {
  readonly brightest: F32Buffer;
  readonly fine: F32Buffer;
  readonly known: U16Buffer;
  readonly cols: number;
}

/** In a frame with alpha, the calls that draw cells also draw their coverage into it. */
export interface CellCalls {
  /**
   * Draws the rows [row0, row1) of a grid with a blend mode (blends.ts), optionally in linear light; see FrameKernels.blitCells. Subtracts
   * its coverage from `uncovered`, 255 where nothing has been drawn, a plane of the frame's size.
   */
  blitCells(
    frame: Frame,
    block: CellBlock,
    row0: number,
    row1: number,
    mode: number,
    isLinear: boolean,
    uncovered?: Plane | null,
  ): void;
  /** The same in mode normal over the background colour `ground` (0xrrggbb), which is filled too, as is `uncovered`: reads no pixel. */
  coverCells(
    frame: Frame,
    block: CellBlock,
    row0: number,
    row1: number,
    ground: number,
    uncovered?: Plane | null,
  ): void;
  /** Subtracts a grid's coverage from `uncovered` alone. */
  coverageCells(uncovered: Plane, block: CoverageBlock, row0: number, row1: number): void;
  /** The opposite for whole cells: raises `uncovered` to 255 by each cell's alpha. */
  openCells(uncovered: Plane, block: CoverageBlock, row0: number, row1: number): void;
  /** Chooses each cell's glyph by its value; `value` and `mask` point to one f32 per cell, `mask` may be 0. */
  rampCells(cells: U16Buffer, value: number, mask: number, threshold: number, glyphs: U16Buffer): void;
  /** Chooses glyphs by shape from cell `from` on; returns the first cell whose shape is not in the cache yet, or the number of cells. */
  shapeCells(cells: U16Buffer, samples: ShapeSamples, mask: number, threshold: number, from: number): number;
  /** Draws the rows [row0, row1) of a grid whose cells have a colour behind their glyph; see FrameKernels.paperCells. */
  paperCells(frame: Frame, block: PaperBlock, row0: number, row1: number, mode: number, isLinear: boolean): void;
  /** Chooses glyph, ink and paper of every cell; `before` may be 0. See MatchKernels.matchCells. */
  matchCells(samples: MatchSamples, before: number, margin: number, texture: number, hold: number): void;
}

export const cellCalls = (raw: FrameKernels & MatchKernels): CellCalls => ({
  blitCells(frame, block, row0, row1, mode, isLinear, uncovered = null) {
    const { r, g, b, stride, width, height } = frame;
    const { atlas } = block;
    if (hasAlpha(frame)) drawCoverage(raw.alphaCells, frame.a, block, row0, row1);
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
      uncovered?.ptr ?? 0,
    );
  },
  coverCells(frame, block, row0, row1, ground, uncovered = null) {
    const { r, g, b, stride, width, height } = frame;
    const { atlas } = block;
    if (hasAlpha(frame)) {
      const top = Math.max(0, block.originY + row0 * atlas.cell.height);
      const rows = Math.min(height, block.originY + row1 * atlas.cell.height) - top;
      if (rows > 0) raw.fillU8(frame.a.ptr + top * stride, 0, rows * stride);
      drawCoverage(raw.alphaCells, frame.a, block, row0, row1);
    }
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
      uncovered?.ptr ?? 0,
    );
  },
  coverageCells: (plane, block, row0, row1) => drawCoverage(raw.coverageCells, plane, block, row0, row1),
  rampCells(cells, value, mask, threshold, glyphs) {
    raw.rampCells(cells.ptr, value, mask, threshold, glyphs.ptr, glyphs.length, cells.length);
  },
  shapeCells(cells, { brightest, fine, known, cols }, mask, threshold, from) {
    return raw.shapeCells(cells.ptr, brightest.ptr, fine.ptr, mask, threshold, known.ptr, cols, from, cells.length);
  },
  paperCells(frame, block, row0, row1, mode, isLinear) {
    const { r, g, b, stride, width, height } = frame;
    const { atlas } = block;
    if (hasAlpha(frame)) openCells(raw, frame.a, block, row0, row1);
    raw.paperCells(
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
      block.ink.ptr,
      block.paper.ptr,
      block.ink.planeBytes,
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
  openCells: (uncovered, block, row0, row1) => openCells(raw, uncovered, block, row0, row1),
  matchCells(
    { places, ink, paper, r, g, b, table, glyphCount, fixed, isBytes, tones, cols },
    before,
    margin,
    texture,
    hold,
  ) {
    raw.matchCells(
      places.ptr,
      ink.ptr,
      paper.ptr,
      ink.planeBytes,
      r.ptr,
      g.ptr,
      b.ptr,
      table.ptr,
      glyphCount,
      fixed,
      before,
      margin,
      isBytes ? 1 : 0,
      tones.ptr,
      texture,
      hold,
      cols,
      places.length,
    );
  },
});

/** Coverage of cells on one plane: `kernel` says what it does to it. */
function drawCoverage(
  kernel: FrameKernels['coverageCells'],
  { ptr, stride, width, height }: Plane,
  { atlas, cells, alphas, cols, originX, originY }: CoverageBlock,
  row0: number,
  row1: number,
): void {
  kernel(
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
}

function openCells(
  raw: FrameKernels,
  { ptr, stride, width, height }: Plane,
  { atlas, alphas, cols, originX, originY }: CoverageBlock,
  row0: number,
  row1: number,
): void {
  raw.openCells(
    ptr,
    stride,
    width,
    height,
    atlas.cell.width,
    atlas.cell.height,
    alphas.ptr,
    cols,
    row0,
    row1,
    originX,
    originY,
  );
}
