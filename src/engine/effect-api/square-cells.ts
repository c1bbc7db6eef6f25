// The lattice on which neighbourhoods of a field are computed: square cells, the same number at every density and size of frame.

/** Cells along the frame's shorter side. */
const ROWS = 180;

export const squareCells = (halfWidth: number, halfHeight: number): { cols: number; rows: number } => ({
  cols: Math.max(1, Math.round(ROWS * halfWidth)),
  rows: Math.max(1, Math.round(ROWS * halfHeight)),
});

/** One cell's side, in frame units. */
export const SQUARE_CELL = 2 / ROWS;
