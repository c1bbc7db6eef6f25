// A grid of values, read between its cells.

/** Between the values of a grid, at a column and row; clamped. */
export function valueBetween(values: Float32Array, cols: number, rows: number, x: number, y: number): number {
  const col = Math.min(cols - 1, Math.max(0, x));
  const row = Math.min(rows - 1, Math.max(0, y));
  const left = Math.floor(col);
  const top = Math.floor(row);
  const right = Math.min(cols - 1, left + 1);
  const bottom = Math.min(rows - 1, top + 1);
  const kx = col - left;
  const ky = row - top;
  const above = values[top * cols + left] + (values[top * cols + right] - values[top * cols + left]) * kx;
  const below = values[bottom * cols + left] + (values[bottom * cols + right] - values[bottom * cols + left]) * kx;
  return above + (below - above) * ky;
}
