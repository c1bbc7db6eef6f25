// Scalar twin of assembly/tone.ts.

import type { ToneKernels } from '../abi/tone.ts';
import type { Views } from './views.ts';

/** Value of each of the 256 levels of a curve. */
export function toneLevels(u8: Uint8Array, curve: number): Uint8Array {
  const shift = u8[curve + 64];
  return Uint8Array.from({ length: 256 }, (_, v) => {
    if (v < 16) return u8[curve + v];
    const [base, fraction, step] = [16, 32, 48].map((row) => u8[curve + row + (v >> 4)]);
    return Math.min(255, base + ((step * (v & 15) + fraction) >> shift));
  });
}

export const scalarTone = (views: Views): ToneKernels => ({
  tonePlanes(r, g, b, curve, n) {
    const { u8 } = views;
    const levels = toneLevels(u8, curve);
    const whole = (n + 15) & ~15;
    for (const plane of [r, g, b]) for (let i = 0; i < whole; i++) u8[plane + i] = levels[u8[plane + i]];
  },
});
