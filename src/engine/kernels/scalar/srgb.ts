// sRGB to linear light and back: exact tables for 8-bit levels (from deterministic maths, so the same on every machine), and the curves
// for f32 colours. Linear levels are 0 … 16383: every sRGB level has a distinct one, five apart at the darkest.

import * as m from './math.ts';

const f = Math.fround;
/** White in linear levels. */
export const LINEAR_MAX = 16383;

/** sRGB 0 … 1 to linear light. */
export const decodeSrgb = (s: number): number =>
  s <= f(0.04045) ? f(s / f(12.92)) : m.pow(f(f(s + f(0.055)) / f(1.055)), f(2.4));

/** Linear level of each sRGB level. */
export const LINEAR_OF_SRGB = new Uint16Array(256);
/** Nearest sRGB level (on the sRGB scale) of each linear level. */
export const SRGB_OF_LINEAR = new Uint8Array(LINEAR_MAX + 1);
for (let level = 0; level < 256; level++)
  LINEAR_OF_SRGB[level] = Math.floor(decodeSrgb(f(level / 255)) * LINEAR_MAX + 0.5);
for (let level = 0, i = 0; level < 256; level++) {
  const upTo = level === 255 ? LINEAR_MAX : Math.floor(decodeSrgb(f((level + 0.5) / 255)) * LINEAR_MAX);
  for (; i <= upTo; i++) SRGB_OF_LINEAR[i] = level;
}
