// Members of a material per cell, from means of its cells (linear red, green and blue times alpha, and alpha).

import { luminance, seenLight } from '../../kernels/scalar/light-curve.ts';
import { valueBetween } from './value-between.ts';

export function readLight(out: Float32Array, cells: Float32Array, n: number): void {
  for (let i = 0, at = 0; i < n; i++, at += 4) out[i] = seenLight(luminance(cells[at], cells[at + 1], cells[at + 2]));
}

export function readAlpha(out: Float32Array, cells: Float32Array, n: number): void {
  for (let i = 0; i < n; i++) out[i] = Math.min(1, cells[4 * i + 3]);
}

/** sRGB 0..1, over black. */
export function readColor(r: Float32Array, g: Float32Array, b: Float32Array, cells: Float32Array, n: number): void {
  for (let i = 0, at = 0; i < n; i++, at += 4) {
    r[i] = seenLight(cells[at]);
    g[i] = seenLight(cells[at + 1]);
    b[i] = seenLight(cells[at + 2]);
  }
}

/** Hue in turns and saturation 0..1 (HSV of the sRGB colour). A grey cell has the hue 0. */
export function readHue(
  hue: Float32Array | null,
  saturation: Float32Array | null,
  cells: Float32Array,
  n: number,
): void {
  for (let i = 0, at = 0; i < n; i++, at += 4) {
    const r = seenLight(cells[at]);
    const g = seenLight(cells[at + 1]);
    const b = seenLight(cells[at + 2]);
    const most = Math.max(r, g, b);
    const range = most - Math.min(r, g, b);
    if (saturation) saturation[i] = most > 0 ? range / most : 0;
    if (hue) {
      const sixths =
        range < 1e-6 ? 0 : most === r ? (g - b) / range : most === g ? 2 + (b - r) / range : 4 + (r - g) / range;
      hue[i] = sixths < 0 ? sixths / 6 + 1 : sixths / 6;
    }
  }
}

/** Steps of light between neighbouring cells where an outline begins, and where it is full. */
const [FAINT, CLEAR] = [0.05, 0.3];

export interface EdgeScratch {
  r: Float32Array;
  g: Float32Array;
  b: Float32Array;
  across: Float32Array;
  down: Float32Array;
}
export const edgeScratch = (n: number): EdgeScratch => ({
  r: new Float32Array(n),
  g: new Float32Array(n),
  b: new Float32Array(n),
  across: new Float32Array(n),
  down: new Float32Array(n),
});

/**
 * How strong an outline is: the step of colour between neighbouring cells (Sobel), kept only where it is the greatest across the outline,
 * so that outlines are about one cell wide on every grid.
 */
export function readEdge(
  out: Float32Array,
  cells: Float32Array,
  grid: { cols: number; rows: number; cellWidth: number; cellHeight: number },
  scratch: EdgeScratch,
): void {
  const { cols, rows, cellWidth, cellHeight } = grid;
  const { r, g, b, across, down } = scratch;
  const n = cols * rows;
  readColor(r, g, b, cells, n);
  // Steps over one cell, and their strength in `out`.
  const strength = r;
  for (let row = 0; row < rows; row++) {
    const up = (row > 0 ? row - 1 : row) * cols;
    const here = row * cols;
    const below = (row < rows - 1 ? row + 1 : row) * cols;
    for (let col = 0; col < cols; col++) {
      const left = col > 0 ? col - 1 : col;
      const right = col < cols - 1 ? col + 1 : col;
      let energy = 0;
      let dx = 0;
      let dy = 0;
      for (let c = 0; c < 3; c++) {
        const plane = c === 0 ? r : c === 1 ? g : b;
        const weight = c === 1 ? 0.5 : 0.25;
        const x =
          (plane[up + right] -
            plane[up + left] +
            2 * (plane[here + right] - plane[here + left]) +
            plane[below + right] -
            plane[below + left]) /
          4;
        const y =
          (plane[below + left] -
            plane[up + left] +
            2 * (plane[below + col] - plane[up + col]) +
            plane[below + right] -
            plane[up + right]) /
          4;
        energy += weight * (x * x + y * y);
        dx += weight * x;
        dy += weight * y;
      }
      // Channels may cancel out (red beside green): the direction is then that of the energy alone.
      across[here + col] = dx;
      down[here + col] = dy;
      out[here + col] = Math.sqrt(energy);
    }
  }
  strength.set(out.subarray(0, n));
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const i = row * cols + col;
      const own = strength[i];
      if (own <= FAINT) {
        out[i] = 0;
        continue;
      }
      // One step across the outline, in cells: along the gradient in pixels.
      let stepX = across[i] / (cellWidth * cellWidth);
      let stepY = down[i] / (cellHeight * cellHeight);
      const longest = Math.max(Math.abs(stepX), Math.abs(stepY));
      if (longest <= 0) stepX = 1;
      else {
        stepX /= longest;
        stepY /= longest;
      }
      const before = valueBetween(strength, cols, rows, col - stepX, row - stepY);
      const after = valueBetween(strength, cols, rows, col + stepX, row + stepY);
      // Of two equal neighbours the first is kept.
      const isCrest = own > before && own >= after;
      const k = isCrest ? Math.min(1, (own - FAINT) / (CLEAR - FAINT)) : 0;
      out[i] = k * k * (3 - 2 * k);
    }
  }
}
