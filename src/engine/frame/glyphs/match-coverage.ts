// A glyph's coverage as `glyphs: match` and the cells of terminals compare it with pictures.

import { MATCH_ACROSS, MATCH_DOWN, MATCH_SAMPLES } from '../../kernels/abi/match.ts';
import { EMPTY_CELL, type GlyphAtlas } from './atlas.ts';
import { regionsOf } from './glyph-regions.ts';

/** Mean coverage 0..255 at MATCH_ACROSS × MATCH_DOWN samples, row by row. */
export function matchCoverage(atlas: GlyphAtlas, index: number): Uint8Array {
  const coverage = new Uint8Array(MATCH_SAMPLES);
  if (index !== EMPTY_CELL)
    regionsOf(atlas, index, MATCH_ACROSS, MATCH_DOWN).forEach((share, i) => {
      coverage[i] = Math.round(share * 255);
    });
  return coverage;
}
