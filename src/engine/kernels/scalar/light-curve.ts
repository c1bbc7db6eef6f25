// Light as seen (sRGB-encoded) of linear light and back, from tables that are interpolated: cells need no more precision than that.

import { decodeSrgb } from './srgb.ts';
import { encodeSrgb } from './color.ts';

export const LIGHT_STEPS = 4096;
/** Encoded light over the square root of linear light, which spreads the dark end. */
export const SEEN = new Float32Array(LIGHT_STEPS + 2);
/** Linear light by steps of encoded light. */
export const LINEAR = new Float32Array(LIGHT_STEPS + 2);
for (let i = 0; i < LIGHT_STEPS + 2; i++) {
  const x = Math.min(1, i / LIGHT_STEPS);
  SEEN[i] = encodeSrgb(Math.fround(x * x));
  LINEAR[i] = decodeSrgb(Math.fround(x));
}

/** 0..1 as seen of linear light, clamped. */
export function seenLight(linear: number): number {
  if (!(linear > 0)) return 0;
  if (linear >= 1) return 1;
  const x = Math.sqrt(linear) * LIGHT_STEPS;
  const i = Math.floor(x);
  return SEEN[i] + (SEEN[i + 1] - SEEN[i]) * (x - i);
}

export const luminance = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
