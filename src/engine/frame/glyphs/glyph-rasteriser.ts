// The source of glyph bitmaps. The engine draws them with a canvas; a web page can look them up instead.

import type { CellSize } from './cell-size.ts';
import type { CodeToken } from './code-token.ts';
import type { Font } from './font.ts';
import type { Shaper } from './shaper.ts';

export interface GlyphRasteriser {
  /** Coverage of a glyph that `font` has: cell.width × cell.height bytes, row-major. `primary` is the font that determines the cell size. */
  glyph(font: Font, primary: Font, cell: CellSize, glyph: string): Uint8Array;
  /** Coverage 0..1 of text over a lattice: cols × rows, row-major. */
  text(request: TextRequest): Float32Array;
  /** Shapes text. Absent: every character of a text is drawn into its cell. */
  readonly shaper?: Shaper;
  /** Takes source code apart by its language. Absent: code has one colour. */
  highlight?(code: string, language: string): CodeToken[];
}

/** Text over the whole frame, for stencils and masks. */
export interface TextRequest {
  text: string;
  cols: number;
  rows: number;
  /** Height of a line in frame units. */
  size: number;
  /** Centre of the text block, in uv. */
  at: readonly [number, number];
  /** Half the frame's sides, in frame units. */
  halfWidth: number;
  halfHeight: number;
  /** A font that is tried before the bundled ones. */
  font?: Font;
}
