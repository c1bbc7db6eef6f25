// Displacement vectors along a field's gradient, with bounded length.

/**
 * Writes x, y pairs in 256ths of a pixel for each cell. `steep` slopes approach `amount` (frame units): length = amount · s / (1 + s),
 * s being the slope in field values a frame unit.
 */
export function slopesInto(
  out: Int32Array,
  values: Float32Array,
  cols: number,
  rows: number,
  width: number,
  height: number,
  amount: number,
): void {
  const unit = Math.min(width, height) / 2;
  const reach = amount * unit * 256;
  const perX = ((cols / width) * unit) / 2;
  const perY = ((rows / height) * unit) / 2;
  for (let row = 0; row < rows; row++) {
    const up = Math.max(0, row - 1) * cols;
    const down = Math.min(rows - 1, row + 1) * cols;
    for (let col = 0; col < cols; col++) {
      const left = row * cols + Math.max(0, col - 1);
      const right = row * cols + Math.min(cols - 1, col + 1);
      const gx = (values[right] - values[left]) * perX;
      const gy = (values[down + col] - values[up + col]) * perY;
      const k = reach / (1 + Math.sqrt(gx * gx + gy * gy));
      out[(row * cols + col) * 2] = Math.floor(gx * k + 0.5);
      out[(row * cols + col) * 2 + 1] = Math.floor(gy * k + 0.5);
    }
  }
}
