// The cell of a text: of a grid, or of a font size of its own. It follows the frame at every quality, so what fits the draft fits the render.

import type { GridName } from '../../../../contract/plan.ts';
import { cellSize, type CellSize } from '../../glyphs/cell-size.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { RenderEnv } from '../render-env.ts';

/** `size` is the font's height as a share of the frame's shorter side; null: that of the grid. */
export function textCell(env: RenderEnv, stack: FontStack, grid: GridName, size: number | null): CellSize {
  const { width, height } = env.format;
  const font = stack.primary;
  if (size === null && font.isFixed) return cellSize(font, grid, width, height, 1);
  const em = size === null ? cellSize(font, grid, width, height, 1).fontPx : fontPixels(size, width, height);
  const scale = em / font.unitsPerEm;
  const baseline = Math.max(1, Math.ceil(font.ascent * scale - 1e-6));
  return {
    fontPx: em,
    // Signs that a proportional font lacks are drawn into cells of a usual width.
    width: Math.max(1, Math.round(font.isFixed ? font.advance * scale : em * USUAL_WIDTH)),
    height: baseline + Math.max(0, Math.ceil(font.descent * scale - 1e-6)),
    baseline,
  };
}

/** Of a letter in a font of fixed width, in ems. */
const USUAL_WIDTH = 0.6;
/** Sizes are told apart to a quarter of a pixel, so that those that change leave few bitmaps. */
const fontPixels = (size: number, width: number, height: number): number =>
  Math.max(1, Math.round(Math.min(4, Math.max(0, size)) * Math.min(width, height) * 4) / 4);

/** By default about 50 characters in landscape and 25 in portrait; never more than fit, with a margin. */
export function mostChars(env: RenderEnv, cellWidth: number, wanted: number | null): number {
  const fits = Math.max(1, Math.floor(env.format.width / cellWidth) - 4);
  return Math.min(fits, wanted ?? (env.format.width >= env.format.height ? 50 : 25));
}
