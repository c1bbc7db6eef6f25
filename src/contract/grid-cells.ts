// How many cells of the bundled font a grid has, for what only needs to meet their edges. The engine measures the font itself.

import { GRID_FONT_PX, type GridName } from './defaults.ts';

/** Of the bundled font, in shares of its size. A test compares them with the font. */
const ADVANCE = 0.602;
const ASCENT = 0.928;
const DESCENT = 0.236;

/** May be fractions: cells are centred, and those at the edges are cut. */
export function gridCells(grid: GridName, width: number, height: number): { columns: number; rows: number } {
  const px = (GRID_FONT_PX[grid] * Math.min(width, height)) / 1080;
  const up = (x: number): number => Math.ceil(x - 1e-6);
  const cellHeight = Math.max(1, up(ASCENT * px)) + Math.max(0, up(DESCENT * px));
  return { columns: width / Math.max(1, Math.round(ADVANCE * px)), rows: height / cellHeight };
}
