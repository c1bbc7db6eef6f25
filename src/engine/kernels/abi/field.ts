// Kernels of single fields and simulations, in addition to abi/vector.ts.

export interface FieldKernels {
  /**
   * One step of the Gray-Scott model: newA, newB from a, b. Each pointer is cell (0, 0) of an f32 plane with `stride` floats per row, one
   * free row above and below, and four free floats left and right of each row: the kernel first fills the border of a and b with their
   * edge cells, and may write up to three cells past the end of a row of the new ones.
   */
  grayScott(
    newA: number,
    newB: number,
    a: number,
    b: number,
    stride: number,
    cols: number,
    rows: number,
    feed: number,
    kill: number,
  ): void;
  /**
   * Adds 1 to counts (f32, cols × rows, tight) for every iteration of four orbits, in the cell it lands in; each orbit has points / 4
   * iterations after 20 that are not counted. kind: 0 Clifford, 1 de Jong, 2 Svensson, 3 Bedhead. The cell of (x, y) is
   * ((x · sx) + 1) / 2 across and ((y · sy) + 1) / 2 down; points outside are not counted.
   */
  attractor(
    counts: number,
    cols: number,
    rows: number,
    kind: number,
    a: number,
    b: number,
    c: number,
    d: number,
    sx: number,
    sy: number,
    points: number,
  ): void;
}
