// Scalar twin of assembly/tone.ts.

import type { ToneKernels } from '../abi/tone.ts';
import type { Views } from './views.ts';

/** Value of each of the 256 levels of a curve. */
export function toneLevels(u8: Uint8Array, curve: number): Uint8Array {
  const word = (row: number, k: number): number => ((u8[curve + row * 16 + k] | (u8[curve + (row + 1) * 16 + k] << 8)) << 16) >> 16;
  return Uint8Array.from({ length: 256 }, (_, v) => {
    if (v < 16) return u8[curve + v];
    const k = v >> 4;
    const rise = (word(3, k) * ((v & 15) << 11) + 0x4000) >> 15;
    return Math.min(255, Math.max(0, (word(1, k) + rise) >> 4));
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
