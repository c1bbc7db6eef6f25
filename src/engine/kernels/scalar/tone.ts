// Scalar twin of assembly/tone.ts.

import type { ToneKernels } from '../abi/tone.ts';
import { fraction, q15 } from './blend.ts';
import type { Views } from './views.ts';

/** Applies the curve at `curve` to one level. */
export function tonedLevel(u8: Uint8Array, curve: number, level: number): number {
  if (level < 16) return u8[curve + level];
  const [base, fine, step] = [16, 32, 48].map((row) => u8[curve + row + (level >> 4)]);
  return Math.min(255, base + ((step * (level & 15) + fine) >> u8[curve + 64]));
}
/** Value of each of the 256 levels of a curve. */
export const toneLevels = (u8: Uint8Array, curve: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, level) => tonedLevel(u8, curve, level));

export const scalarTone = (views: Views): ToneKernels => ({
  tonePlanes(r, g, b, curve, n) {
    const { u8 } = views;
    const levels = toneLevels(u8, curve);
    const whole = (n + 15) & ~15;
    for (const plane of [r, g, b]) for (let i = 0; i < whole; i++) u8[plane + i] = levels[u8[plane + i]];
  },
  toneOverGround(r, g, b, uncovered, curve, ground, n) {
    const { u8 } = views;
    const levels = toneLevels(u8, curve);
    const whole = (n + 15) & ~15;
    [r, g, b].forEach((plane, channel) => {
      const level = (ground >> (16 - 8 * channel)) & 255;
      const by = level - levels[level];
      for (let i = 0; i < whole; i++) {
        const change = Math.sign(by) * q15(fraction(u8[uncovered + i]), Math.abs(by));
        u8[plane + i] = Math.min(255, Math.max(0, levels[u8[plane + i]] + change));
      }
    });
  },
  groundByPlane(v, ground, toned, uncovered, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (let i = 0; i < whole; i++) {
      const by = q15(fraction(u8[uncovered + i]), u8[ground + i] - u8[toned + i]);
      u8[v + i] = Math.min(255, Math.max(0, u8[v + i] + by));
    }
  },
});
