// Scalar twin of assembly/picture-adjust.ts.

import { CURVE_GAIN, CURVE_STEPS, MOST_COLOR_GAIN, type PictureKernels } from '../abi/picture.ts';
import { LIGHT_STEPS, LINEAR, SEEN } from './light-curve.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const unit = (x: number): number => m.clamp(x, 0, 1);
const [LEAST_SLOPE, MOST_SLOPE, TINY] = [CURVE_GAIN.least, CURVE_GAIN.most, 1e-7].map(f);

/** Between entries of a table that has one more than x can reach. */
function lookUp(table: Float32Array, x: number): number {
  const i = Math.trunc(x);
  return f(table[i] + f(f(table[i + 1] - table[i]) * f(x - i)));
}
const seen = (linear: number): number => lookUp(SEEN, f(f(Math.sqrt(unit(linear))) * LIGHT_STEPS));
const linear = (light: number): number => lookUp(LINEAR, f(unit(light) * LIGHT_STEPS));

/** a + (b − a) · k */
const between = (a: number, b: number, k: number): number => f(a + f(f(b - a) * k));

/** Light of a surrounding along the curve, and the difference from it enlarged; what is left towards white or black is approached, not reached. */
function curved(light: number, base: number, curve: Float32Array, low: number, span: number): number {
  const around = unit(f(f(base - low) * span));
  const place = f(around * CURVE_STEPS);
  const i = Math.min(CURVE_STEPS - 1, Math.trunc(place));
  const step = f(curve[i + 1] - curve[i]);
  const raised = f(curve[i] + f(step * f(place - i)));
  const difference = f(f(light - around) * m.clamp(f(step * CURVE_STEPS), LEAST_SLOPE, MOST_SLOPE));
  const room = difference > 0 ? f(1 - raised) : raised;
  return room > f(1e-6) ? f(raised + f(difference / f(1 + f(Math.abs(difference) / room)))) : raised;
}

export const scalarPictureAdjust = (views: Views): Pick<PictureKernels, 'sampleSmall' | 'adjustCells'> => ({
  sampleSmall(out, values, cols, rows, x, y, n) {
    const many = (n + 3) & ~3;
    const from = views.f32At(values, cols * rows);
    const [to, xs, ys] = [out, x, y].map((at) => views.f32At(at, many));
    for (let i = 0; i < many; i++) {
      const col = m.clamp(f(f(xs[i] * cols) - 0.5), 0, cols - 1);
      const row = m.clamp(f(f(ys[i] * rows) - 0.5), 0, rows - 1);
      const left = Math.trunc(col);
      const upper = cols * Math.trunc(row);
      const right = Math.min(cols - 1, left + 1);
      const lower = cols * Math.min(rows - 1, Math.trunc(row) + 1);
      const kx = f(col - left);
      const above = between(from[upper + left], from[upper + right], kx);
      const below = between(from[lower + left], from[lower + right], kx);
      to[i] = between(above, below, f(row - Math.trunc(row)));
    }
  },
  adjustCells(cells, n, matrix, isPlain, gain, low, span, contrast, detail, around, curve, curveLow, curveSpan, base) {
    const many = (n + 3) & ~3;
    const view = views.f32At(cells, 4 * many);
    const primaries = matrix === 0 ? null : views.f32At(matrix, 9);
    const curveAt = curve === 0 || isPlain ? null : views.f32At(curve, CURVE_STEPS + 1);
    const bases = curveAt ? views.f32At(base, many) : null;
    const arounds = around === 0 || isPlain ? null : views.f32At(around, many);
    const [k, from, stretch, steep, more, curveFrom, curveStretch] = [
      gain,
      low,
      span,
      contrast,
      detail,
      curveLow,
      curveSpan,
    ].map(f);
    for (let i = 0; i < many; i++) {
      const cell = view.subarray(4 * i, 4 * i + 4);
      const alpha = cell[3];
      if (!(alpha > 0)) continue;
      const [r0, g0, b0] = cell;
      const row = (c: number): number =>
        primaries
          ? m.max(0, f(f(f(primaries[3 * c] * r0) + f(primaries[3 * c + 1] * g0)) + f(primaries[3 * c + 2] * b0)))
          : cell[c];
      const color = [0, 1, 2].map(row).map((x) => f(x / alpha));
      const [r, g, b] = color;
      if (isPlain && f(m.max(m.max(r, g), b) * k) <= 1) {
        color.forEach((x, c) => (cell[c] = f(f(x * k) * alpha)));
        continue;
      }
      const y0 = f(f(f(f(0.2126) * r) + f(f(0.7152) * g)) + f(f(0.0722) * b));
      let y1 = f(y0 * k);
      if (!isPlain) {
        const light0 = seen(y0);
        let light = unit(f(f(light0 - from) * stretch));
        if (curveAt) light = curved(light, bases![i], curveAt, curveFrom, curveStretch);
        if (arounds) light = f(light + f(more * f(light0 - seen(arounds[i]))));
        if (k !== 1) light = seen(f(linear(light) * k));
        y1 = linear(f(f(f(light - 0.5) * steep) + 0.5));
      }
      y1 = m.min(y1, 1);
      const rise = f(y1 / y0);
      const colored = rise > MOST_COLOR_GAIN ? f(MOST_COLOR_GAIN / rise) : 1;
      const out = color.map((x) => (y0 > TINY ? f(y1 + f(f(f(x * rise) - y1) * colored)) : y1));
      // What leaves the range is mixed with grey of the same light.
      const most = m.max(m.max(out[0], out[1]), out[2]);
      const over = f(most - y1);
      const grey = over > TINY ? f(f(1 - y1) / over) : 0;
      out.forEach((x, c) => (cell[c] = f((most > 1 ? f(y1 + f(f(x - y1) * grey)) : x) * alpha)));
    }
  },
});
