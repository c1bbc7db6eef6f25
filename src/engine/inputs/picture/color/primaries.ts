// Colour spaces given by the chromaticities of their primaries and white.

import { apply3, invert3, type Matrix3, multiply3 } from '../../../kernels/scalar/matrix3.ts';
import { rgbConversion, type ColorConversion, type ToneCurve } from './color-conversion.ts';

/** x and y of white, red, green and blue. */
export type Chromaticities = readonly [
  white: readonly [number, number],
  red: readonly [number, number],
  green: readonly [number, number],
  blue: readonly [number, number],
];

const D65 = [0.3127, 0.329] as const;
export const SRGB_PRIMARIES: Chromaticities = [D65, [0.64, 0.33], [0.3, 0.6], [0.15, 0.06]];
export const P3_PRIMARIES: Chromaticities = [D65, [0.68, 0.32], [0.265, 0.69], [0.15, 0.06]];
export const BT2020_PRIMARIES: Chromaticities = [D65, [0.708, 0.292], [0.17, 0.797], [0.131, 0.046]];

const D50_XYZ = [0.9642, 1, 0.8249] as const;
const BRADFORD: Matrix3 = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

/** Null where the numbers make no colour space, and where it is sRGB. */
export function conversionFromPrimaries(primaries: Chromaticities, curve: ToneCurve): ColorConversion | null {
  const toXyz = xyzOfPrimaries(primaries);
  return toXyz && rgbConversion([curve, curve, curve], toXyz);
}

/** Linear RGB to XYZ (D50); null where the primaries make no colour space. */
function xyzOfPrimaries([white, ...primaries]: Chromaticities): Matrix3 | null {
  const columns = primaries.map(xyzOf);
  const unscaled = [0, 1, 2].flatMap((row) => columns.map((column) => column[row]));
  const inverse = invert3(unscaled);
  const whiteXyz = xyzOf(white);
  if (!inverse) return null;
  const scale = apply3(inverse, whiteXyz);
  const toXyz = unscaled.map((value, i) => value * scale[i % 3]);
  const adapted = multiply3(adaptation(whiteXyz), toXyz);
  return adapted.every(Number.isFinite) ? adapted : null;
}

const xyzOf = ([x, y]: readonly [number, number]): number[] => [x / y, 1, (1 - x - y) / y];

function adaptation(white: readonly number[]): Matrix3 {
  const from = apply3(BRADFORD, white);
  const to = apply3(BRADFORD, D50_XYZ);
  const gains = [to[0] / from[0], 0, 0, 0, to[1] / from[1], 0, 0, 0, to[2] / from[2]];
  return multiply3(invert3(BRADFORD) ?? gains, multiply3(gains, BRADFORD));
}
