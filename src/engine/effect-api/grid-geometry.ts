// Where the cells of a grid are in the frame.

import type { CellGeometry } from './define.ts';

/** Grids that are only sampled may begin at a fraction of a pixel. */
export interface GridGeometry extends CellGeometry {
  frameWidth: number;
  frameHeight: number;
}

/** The cells that cover the frame, centred: the outer ones are clipped equally on both sides. */
export function fitGrid(frameWidth: number, frameHeight: number, cellWidth: number, cellHeight: number): GridGeometry {
  const cols = Math.max(1, Math.ceil(frameWidth / cellWidth));
  const rows = Math.max(1, Math.ceil(frameHeight / cellHeight));
  return {
    cols,
    rows,
    cellWidth,
    cellHeight,
    frameWidth,
    frameHeight,
    originX: Math.floor((frameWidth - cols * cellWidth) / 2),
    originY: Math.floor((frameHeight - rows * cellHeight) / 2),
  };
}
