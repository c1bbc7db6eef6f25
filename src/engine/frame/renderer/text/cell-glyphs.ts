// Glyphs as cells: most take one, wide ones (Chinese, Japanese, Korean, emoji) two. A wide glyph is drawn over both cells and cut
// into its halves, so it keeps its shape.

import { eastAsianWidth } from 'get-east-asian-width';
import type { GlyphAtlas } from '../../glyphs/atlas.ts';
import { splitGlyphs } from '../../glyphs/split-glyphs.ts';

/** Stands for the second cell of the wide glyph before it. */
export const SECOND_HALF = '';

const isWide = (glyph: string): boolean => eastAsianWidth(glyph.codePointAt(0)!) === 2;

/** The glyphs of a line, one entry per cell: a wide glyph is followed by SECOND_HALF. */
export function splitCells(text: string): string[] {
  return splitGlyphs(text).flatMap((glyph) => (isWide(glyph) ? [glyph, SECOND_HALF] : [glyph]));
}

/** Index of what cell `i` of a line shows; EMPTY_CELL for a blank, null where no font has the glyph. */
export function cellIndex(atlas: GlyphAtlas, line: readonly string[], i: number): number | null {
  const isSecond = line[i] === SECOND_HALF;
  const glyph = isSecond ? line[i - 1] : line[i];
  if (isSecond || line[i + 1] === SECOND_HALF) return atlas.wideIndex(glyph, isSecond ? 'right' : 'left');
  return atlas.index(glyph);
}
