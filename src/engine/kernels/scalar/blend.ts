// The blend modes, for sRGB levels (0 … 255) and linear ones (0 … 16383), and the scalar twin of assembly/blend.ts. a is the backdrop,
// b the source. Products of levels are divided by white and rounded half up; weights (coverage, opacity, and the source of multiply and
// screen in sRGB) are Q15 fractions.

import type { FrameKernels } from '../abi/frame.ts';
import { LINEAR_MAX, LINEAR_OF_SRGB, SRGB_OF_LINEAR } from './srgb.ts';
import type { Views } from './views.ts';

/** 0 … 255 as a Q15 fraction: 0 maps to 0, 255 to 32767. */
export const fraction = (x: number): number => (x * 257) >> 1;
/** a · b in Q15, rounded half up. */
export const q15 = (a: number, b: number): number => (a * b + 0x4000) >> 15;

/** The blended level, 0 … max, with max 255 or LINEAR_MAX. */
export function blendLevel(mode: number, a: number, b: number, max: number): number {
  const half = (max + 1) >> 1;
  const mul = (x: number, y: number): number => Math.floor((x * y + (max >> 1)) / max);
  const clip = (x: number): number => (x < 0 ? 0 : x > max ? max : x);
  const hard = (x: number, y: number): number => (y < half ? mul(2 * y, x) : max - mul(2 * (max - y), max - x));
  const dodge = (x: number, y: number): number =>
    x === 0 ? 0 : y >= max ? max : clip(Math.floor((x * max) / (max - y)));
  const burn = (x: number, y: number): number =>
    x === max ? max : y <= 0 ? 0 : max - clip(Math.floor(((max - x) * max) / y));
  switch (mode) {
    case 1:
      return clip(a + b); // add
    case 2:
      return clip(a - b); // subtract
    case 3:
      return max === 255 ? q15(a, fraction(b)) : mul(a, b); // multiply
    case 4:
      return max === 255 ? a + q15(255 - a, fraction(b)) : a + b - mul(a, b); // screen
    case 5:
      return hard(b, a); // overlay
    case 6: {
      const t = mul(a, b);
      return t + mul(a, a + b - t - t);
    } // softlight: a pegtop curve, multiply mixed with screen by a
    case 7:
      return hard(a, b); // hardlight
    case 8:
      return Math.abs(a - b); // difference
    case 9:
      return clip(a + b - 2 * mul(a, b)); // exclusion
    case 10:
      return dodge(a, b); // colordodge
    case 11:
      return burn(a, b); // colorburn
    case 12:
      return clip(a + 2 * b - max); // linearlight
    case 13:
      return b < half ? burn(a, 2 * b) : dodge(a, 2 * b - max); // vividlight
    case 14:
      return b < half ? Math.min(a, 2 * b) : Math.max(a, 2 * b - max); // pinlight
    case 15:
      return a + b >= max ? max : 0; // hardmix
    case 16:
      return Math.max(a, b); // lighten
    case 17:
      return Math.min(a, b); // darken
    case 18:
      return clip(a - b + half); // grainextract
    case 19:
      return clip(a + b - half); // grainmerge
    default:
      return b; // normal
  }
}

/**
 * mix(below, blend(below, colour), k / 32767) of one 8-bit channel; linear: both blending and mixing in linear light.
 * Screen scales the colour by k first, which is equivalent except for rounding.
 */
export function blendPixel(mode: number, linear: number, below: number, color: number, k: number): number {
  if (!linear && mode === 4) return below + q15(255 - below, q15(k, fraction(color)));
  if (!linear) return below + q15(blendLevel(mode, below, color, 255) - below, k);
  const a = LINEAR_OF_SRGB[below];
  return SRGB_OF_LINEAR[a + q15(blendLevel(mode, a, LINEAR_OF_SRGB[color], LINEAR_MAX) - a, k)];
}

export function scalarBlend(views: Views): Pick<FrameKernels, 'blendPlane'> {
  return {
    blendPlane(dst, below, src, mode, linear, alpha, n) {
      const d = views.u8At(dst, n),
        a = views.u8At(below, n),
        b = views.u8At(src, n),
        k = fraction(alpha);
      for (let i = 0; i < n; i++) d[i] = blendPixel(mode, linear, a[i], b[i], k);
    },
  };
}
