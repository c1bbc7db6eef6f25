// Grids of numbers at another size.

export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Row by row. */
  readonly data: ArrayLike<number>;
}

/** A value between the grid's, bilinear, at a place in cells from the corner; 0 outside. */
export function valueAt({ width, height, data }: Grid, x: number, y: number): number {
  const [fromX, fromY] = [x - 0.5, y - 0.5];
  const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
  const [fx, fy] = [fromX - left, fromY - top];
  const at = (col: number, row: number): number =>
    col < 0 || row < 0 || col >= width || row >= height ? 0 : data[row * width + col];
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
}

/** Coverage at another size: each pixel is the mean of a few samples. */
export function resampled(grid: Grid, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const stepX = grid.width / width;
  const stepY = grid.height / height;
  const fine = Math.max(1, Math.ceil(Math.max(stepX, stepY)));
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      let sum = 0;
      for (let y = 0; y < fine; y++)
        for (let x = 0; x < fine; x++)
          sum += valueAt(grid, (col + (x + 0.5) / fine) * stepX, (row + (y + 0.5) / fine) * stepY);
      out[row * width + col] = Math.round(sum / (fine * fine));
    }
  }
  return out;
}
