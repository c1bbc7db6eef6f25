// Kernels that single fields and simulations need beyond abi/vector.ts.

export interface FieldKernels {
  /**
   * One step of the Gray-Scott model: newA, newB from a, b. Each pointer is the cell (0, 0) of a plane of f32 with `stride`
   * floats a row, in which one row above and below and four floats left and right of each row are free: the kernel fills
   * the border of a and b with their edge cells first, and may write up to three cells past the row's end of the new ones.
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
   * Adds 1 to counts (f32, cols × rows, tight) for every place where one of four orbits lands; each orbit has points / 4 jumps after
   * 20 that are not counted. kind: 0 Clifford, 1 de Jong, 2 Svensson, 3 Bedhead. A place x, y is the cell of
   * ((x · sx) + 1) / 2 across and ((y · sy) + 1) / 2 down; what falls outside is not counted.
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
