// How many cells a frame takes, and where it is among the cells it is given.

import type { CellGrid } from './cells.ts';

/** Height of a terminal's cell, in widths. */
export const CELL_ASPECT = 2;
const DEFAULT_COLS = 120;
/** Of a frame taller than wide. */
const DEFAULT_ROWS = 60;

/** The cells of a frame where none are asked for: 120 columns, or 60 rows of an upright frame, and as many of the others as its shape needs. */
export function defaultGrid({ width, height }: { width: number; height: number }): CellGrid {
  const ratio = (width * CELL_ASPECT) / height;
  const isUpright = height > width;
  const cols = isUpright ? Math.round(DEFAULT_ROWS * ratio) : DEFAULT_COLS;
  const rows = isUpright ? DEFAULT_ROWS : Math.round(DEFAULT_COLS / ratio);
  return { cols: Math.max(1, cols), rows: Math.max(1, rows) };
}

/** The part of a grid that a frame fills: as large as possible with its own shape, centred, in whole cells. */
export function fitInGrid(
  { cols, rows }: CellGrid,
  { width, height }: { width: number; height: number },
): { left: number; top: number; cols: number; rows: number } {
  const ratio = (width * CELL_ASPECT) / height;
  const isWide = cols / ratio <= rows;
  const across = isWide ? cols : Math.max(1, Math.round(rows * ratio));
  const down = isWide ? Math.max(1, Math.round(cols / ratio)) : rows;
  return { left: Math.floor((cols - across) / 2), top: Math.floor((rows - down) / 2), cols: across, rows: down };
}
