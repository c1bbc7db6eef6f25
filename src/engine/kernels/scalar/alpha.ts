// Scalar twin of assembly/alpha.ts.

import type { AlphaKernels } from '../abi/alpha.ts';
import type { Views } from './views.ts';

/** The level before it was multiplied by `alpha`, which is not lower. */
export const straightLevel = (level: number, alpha: number): number =>
  alpha === 0 ? 0 : Math.floor(Math.fround(Math.fround(level * Math.fround(255 / alpha)) + 0.5));

export const scalarAlpha = (views: Views): AlphaKernels => ({
  raiseAlpha(a, r, g, b, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (let i = 0; i < whole; i++) u8[a + i] = Math.max(u8[a + i], u8[r + i], u8[g + i], u8[b + i]);
  },
  capToAlpha(r, g, b, a, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (const plane of [r, g, b]) for (let i = 0; i < whole; i++) u8[plane + i] = Math.min(u8[plane + i], u8[a + i]);
  },
});
