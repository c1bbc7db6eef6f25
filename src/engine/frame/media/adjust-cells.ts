// The settings that change a material's colours, applied to means, in this order: the file's primaries, tone, detail, exposure, contrast.
// They change the light of a cell and keep its hue: colours are scaled, and what would leave the range is mixed with grey of the same
// light.

import { linearLight, luminance, seenLight } from './light-curve.ts';

/** A curve of light that depends on the place: `tone: equalize`. */
export interface LightMap {
  /** Takes what `at` reads; called before each run over cells. */
  begin(): void;
  /** Light 0..1 of light 0..1, at a fraction of the picture's width and height. */
  at(light: number, x: number, y: number): number;
}

export interface Adjustment {
  /** Linear light to that of sRGB, row by row; null where it is already. */
  matrix: readonly number[] | null;
  /** Factor of linear light, after the tone. */
  gain: number;
  /** Light that becomes 0 and 1; 0 and 1 change nothing. */
  low: number;
  high: number;
  /** After low and high; null: none. */
  map: LightMap | null;
  contrast: number;
  detail: number;
  /** The light around a place, before the adjustment, for `detail`. */
  around: { begin(): void; at(x: number, y: number): number } | null;
}

/** By how much the differences of linear colours are enlarged at most: near black they are noise. */
const MOST_COLOR_GAIN = 48;

/** Changes nothing. */
export const NEUTRAL: Adjustment = {
  matrix: null,
  gain: 1,
  low: 0,
  high: 1,
  map: null,
  contrast: 1,
  detail: 0,
  around: null,
};

export const isNeutral = (a: Adjustment): boolean => a.matrix === null && a.gain === 1 && isPlainLight(a);
const isPlainLight = (a: Adjustment): boolean =>
  a.low === 0 && a.high === 1 && a.map === null && a.contrast === 1 && a.detail === 0;

/**
 * Changes n cells (linear red, green and blue times alpha, and alpha) in place. `x` and `y`: fractions of the picture's width and height,
 * a value per cell; needed where the adjustment depends on the place.
 */
export function adjustCells(
  cells: Float32Array,
  n: number,
  a: Adjustment,
  x: Float32Array | null,
  y: Float32Array | null,
): void {
  const { matrix, gain, low, contrast, detail, map, around } = a;
  const isPlain = isPlainLight(a);
  map?.begin();
  around?.begin();
  const span = 1 / Math.max(1e-3, a.high - low);
  for (let i = 0; i < n; i++) {
    const at = 4 * i;
    const alpha = cells[at + 3];
    if (alpha <= 0) continue;
    let r = cells[at];
    let g = cells[at + 1];
    let b = cells[at + 2];
    if (matrix !== null) {
      const r0 = r;
      const g0 = g;
      const b0 = b;
      r = Math.max(0, matrix[0] * r0 + matrix[1] * g0 + matrix[2] * b0);
      g = Math.max(0, matrix[3] * r0 + matrix[4] * g0 + matrix[5] * b0);
      b = Math.max(0, matrix[6] * r0 + matrix[7] * g0 + matrix[8] * b0);
    }
    r /= alpha;
    g /= alpha;
    b /= alpha;
    const most0 = Math.max(r, g, b) * gain;
    if (isPlain && most0 <= 1) {
      r *= gain;
      g *= gain;
      b *= gain;
    } else {
      const y0 = luminance(r, g, b);
      let y1 = y0 * gain;
      if (!isPlain) {
        const seen = seenLight(y0);
        let light = (seen - low) * span;
        if (light < 0) light = 0;
        else if (light > 1) light = 1;
        const px = x === null ? 0.5 : x[i];
        const py = y === null ? 0.5 : y[i];
        if (map !== null) light = map.at(light, px, py);
        if (detail > 0 && around !== null) light += detail * (seen - seenLight(around.at(px, py)));
        y1 = gain === 1 ? light : seenLight(linearLight(light) * gain);
        y1 = linearLight((y1 - 0.5) * contrast + 0.5);
      }
      if (y1 > 1) y1 = 1;
      if (y0 > 1e-7) {
        const k = y1 / y0;
        const colored = k > MOST_COLOR_GAIN ? MOST_COLOR_GAIN / k : 1;
        r = y1 + (r * k - y1) * colored;
        g = y1 + (g * k - y1) * colored;
        b = y1 + (b * k - y1) * colored;
      } else r = g = b = y1;
      const most = Math.max(r, g, b);
      if (most > 1) {
        const k = most - y1 > 1e-7 ? (1 - y1) / (most - y1) : 0;
        r = y1 + (r - y1) * k;
        g = y1 + (g - y1) * k;
        b = y1 + (b - y1) * k;
      }
    }
    cells[at] = r * alpha;
    cells[at + 1] = g * alpha;
    cells[at + 2] = b * alpha;
  }
}
