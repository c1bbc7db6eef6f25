// Blurs a lattice of values by three box blurs in each direction, which is close to a Gaussian. Boxes may have fractions of cells, so that
// a changing radius never jumps.

/** Blurs `values` in place; `sigma` in cells. Values beyond an edge repeat it. */
export function blurLattice(values: Float32Array, cols: number, rows: number, sigma: number): void {
  if (!(sigma > 0)) return;
  const line = new Float64Array(Math.max(cols, rows));
  const sums = new Float64Array(line.length + 1);
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < rows; y++) blurLine(values, y * cols, 1, cols, sigma, line, sums);
    for (let x = 0; x < cols; x++) blurLine(values, x, cols, rows, sigma, line, sums);
  }
}

/** The mean over `half` cells on both sides of each cell's centre, along one row or column. */
function blurLine(
  values: Float32Array,
  at: number,
  step: number,
  n: number,
  half: number,
  line: Float64Array,
  sums: Float64Array,
): void {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    line[i] = values[at + i * step];
    sums[i] = sum;
    sum += line[i];
  }
  sums[n] = sum;
  // The integral from the line's start to a place in cells; beyond the ends their values go on.
  const upTo = (x: number): number => {
    if (x <= 0) return x * line[0];
    if (x >= n) return sum + (x - n) * line[n - 1];
    const whole = Math.floor(x);
    return sums[whole] + (x - whole) * line[whole];
  };
  for (let i = 0; i < n; i++) values[at + i * step] = (upTo(i + 0.5 + half) - upTo(i + 0.5 - half)) / (2 * half);
}
