// Converts RGBA rows of another RGB colour space to sRGB, in linear light. Fixed arithmetic: the same bits on every machine.

import { pow } from '../../../kernels/scalar/math.ts';
import { type Matrix3, multiply3 } from '../../../kernels/scalar/matrix3.ts';
import { decodeSrgb } from '../../../kernels/scalar/srgb.ts';

/** Tone curve of one channel, 0..1 to linear light 0..1. */
export type ToneCurve = (value: number) => number;

/** Changes a row of RGBA in place. */
export type ColorConversion = (row: Uint8Array | Uint16Array) => void;

/** XYZ (D50) to linear sRGB, Bradford-adapted. */
const SRGB_OF_XYZ: Matrix3 = [
  3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.033454, 0.0719453, -0.2289914, 1.4052427,
];

/** Linear light to sRGB, by a table over the square root, in which the curve is almost straight. */
const STEPS = 8192;
const SRGB_OF_ROOT = new Float64Array(STEPS + 2);
for (let i = 0; i <= STEPS + 1; i++) {
  const linear = (i / STEPS) ** 2;
  SRGB_OF_ROOT[i] = linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055;
}

/** 0..1 to 0..1; what is outside is clipped. */
export function encodeSrgb(linear: number): number {
  if (!(linear > 0)) return 0;
  if (linear >= 1) return 1;
  const at = Math.sqrt(linear) * STEPS;
  const i = Math.floor(at);
  return SRGB_OF_ROOT[i] + (SRGB_OF_ROOT[i + 1] - SRGB_OF_ROOT[i]) * (at - i);
}

export const srgbCurve: ToneCurve = (value) => decodeSrgb(Math.fround(value));

/** Grey files: the curve alone. */
export const greyConversion = (curve: ToneCurve): ColorConversion | null =>
  conversion([curve, curve, curve], [1, 0, 0, 0, 1, 0, 0, 0, 1]);

/** From a colour space given by its curves and its primaries in XYZ (D50), row by row; null where that is sRGB. */
export const rgbConversion = (
  curves: readonly [ToneCurve, ToneCurve, ToneCurve],
  toXyz: Matrix3,
): ColorConversion | null => conversion(curves, multiply3(SRGB_OF_XYZ, toXyz));

function conversion(curves: readonly ToneCurve[], m: Matrix3): ColorConversion | null {
  const tables = new Map<number, Float64Array[]>();
  const tablesFor = (max: number): Float64Array[] => {
    let made = tables.get(max);
    if (!made) {
      const one = (curve: ToneCurve) => Float64Array.from({ length: max + 1 }, (_, i) => curve(i / max));
      made = curves[0] === curves[1] && curves[1] === curves[2] ? Array(3).fill(one(curves[0])) : curves.map(one);
      tables.set(max, made);
    }
    return made;
  };
  const convert: ColorConversion = (row) => {
    const max = row instanceof Uint8Array ? 255 : 65535;
    const [red, green, blue] = tablesFor(max);
    for (let i = 0; i < row.length; i += 4) {
      const r = red[row[i]];
      const g = green[row[i + 1]];
      const b = blue[row[i + 2]];
      row[i] = Math.floor(encodeSrgb(m[0] * r + m[1] * g + m[2] * b) * max + 0.5);
      row[i + 1] = Math.floor(encodeSrgb(m[3] * r + m[4] * g + m[5] * b) * max + 0.5);
      row[i + 2] = Math.floor(encodeSrgb(m[6] * r + m[7] * g + m[8] * b) * max + 0.5);
    }
  };
  return isIdentity(convert) ? null : convert;
}

/** Profiles of sRGB differ in their last digits: what changes no 8-bit colour by more than a level is sRGB. */
function isIdentity(convert: ColorConversion): boolean {
  const levels = Array.from({ length: 9 }, (_, i) => Math.floor((i * 255) / 8));
  const colors = levels.flatMap((r) => levels.flatMap((g) => levels.flatMap((b) => [r, g, b, 255])));
  const row = Uint8Array.from(colors);
  convert(row);
  return row.every((value, i) => Math.abs(value - colors[i]) <= 1);
}
