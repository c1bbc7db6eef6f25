// A palette's glyphs as atlas indices. Glyphs that no font has are left out with a warning.

import { EMPTY_CELL, type GlyphAtlas } from '../glyphs/atlas.ts';
import { splitGlyphs } from '../glyphs/split-glyphs.ts';

/** Dark to bright; blanks are EMPTY_CELL. Never empty. */
export function paletteIndices(atlas: GlyphAtlas, glyphs: string, warn: (text: string) => void): number[] {
  const indices: number[] = [];
  for (const glyph of splitGlyphs(glyphs)) {
    const index = atlas.index(glyph);
    if (index === null)
      warn(
        `No font has the glyph ${glyph} (U+${glyph.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}); it was left out.`,
      );
    else indices.push(index);
  }
  return indices.length > 0 ? indices : [EMPTY_CELL];
}

/** Indices of glyphs that are not blank. */
export const visibleIndices = (indices: readonly number[]): number[] => indices.filter((index) => index !== EMPTY_CELL);
