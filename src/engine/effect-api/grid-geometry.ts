// Where the cells of a grid are in the frame.

export interface GridGeometry {
  cols: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
  /** Top left corner of the first cell, in frame pixels; may be fractional for grids that are only sampled. */
  originX: number;
  originY: number;
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
