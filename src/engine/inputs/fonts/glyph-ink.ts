// How much of its cell a glyph covers: the order of palettes.

import { cellSize } from '../../frame/glyphs/cell-size.ts';
import { glyphCoverage } from '../../frame/glyphs/glyph-coverage.ts';
import { splitGlyphs } from '../../frame/glyphs/split-glyphs.ts';
import { FRAME_SIZES } from '../../../contract/defaults.ts';
import type { PaletteInk } from '../../../contract/facts.ts';
import { canvasRasteriser } from '../../machine/raster/canvas-rasteriser.ts';
import { openFontStack } from './open-font-stack.ts';

export type GlyphInk = (palette: string) => PaletteInk;

/** `font`: path of a font that is tried before the bundled ones. */
export async function openGlyphInk(font: string | null): Promise<GlyphInk> {
  const stack = await openFontStack(font);
  const { width, height } = FRAME_SIZES.landscape;
  // Large enough that rounding to whole pixels changes no order.
  const cell = cellSize(stack.primary, 'xxl', width, height, 1);
  const inkOf = (glyph: string): number => {
    const coverage = glyphCoverage((...request) => canvasRasteriser.glyph(...request), stack, cell, glyph);
    return coverage ? coverage.reduce((sum, value) => sum + value, 0) / 255 / coverage.length : 0;
  };
  return (palette) => splitGlyphs(palette).map((glyph) => ({ glyph, ink: inkOf(glyph) }));
}
