// Scalar twin of assembly/alpha.ts.

import type { AlphaKernels } from '../abi/alpha.ts';
import { blendPixel, fraction, q15 } from './blend.ts';
import { div255 } from './shade-point.ts';
import type { Views } from './views.ts';

/** The level before it was multiplied by `alpha`, which is not lower. */
export const straightLevel = (level: number, alpha: number): number =>
  alpha === 0 ? 0 : Math.floor(Math.fround(Math.fround(level * Math.fround(255 / alpha)) + 0.5));

export const scalarAlpha = (views: Views): Omit<AlphaKernels, 'packAlpha' | 'affineAlpha'> => ({
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
  overRows(r, g, b, fromR, fromG, fromB, a, shown, stride, rows) {
    const { u8 } = views;
    for (let i = 0; i < stride * rows; i++) {
      const share = u8[shown + (i % stride)];
      const weight = div255(u8[a + i] * share);
      for (const [plane, from] of [
        [r, fromR],
        [g, fromG],
        [b, fromB],
      ]) {
        const below = u8[plane + i];
        if (u8[a + i] > 0)
          u8[plane + i] = Math.min(255, below + q15(-below, fraction(weight)) + div255(u8[from + i] * share));
      }
      u8[a + i] = weight;
    }
  },
  straightenRows(r, g, b, a, shown, stride, rows) {
    const { u8 } = views;
    for (let i = 0; i < stride * rows; i++) {
      for (const plane of [r, g, b]) if (u8[a + i] > 0) u8[plane + i] = straightLevel(u8[plane + i], u8[a + i]);
      u8[a + i] = div255(u8[a + i] * u8[shown + (i % stride)]);
    }
  },
  premultiply(r, g, b, a, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (const plane of [r, g, b]) for (let i = 0; i < whole; i++) u8[plane + i] = div255(u8[plane + i] * u8[a + i]);
  },
  blendBy(plane, src, weights, mode, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (let i = 0; i < whole; i++)
      u8[plane + i] = blendPixel(mode, 0, u8[plane + i], u8[src + i], fraction(u8[weights + i]));
  },
  coverBy(uncovered, weights, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (let i = 0; i < whole; i++) u8[uncovered + i] = div255(u8[uncovered + i] * (255 - u8[weights + i]));
  },
  raiseBy(a, weights, n) {
    const { u8 } = views;
    const whole = (n + 15) & ~15;
    for (let i = 0; i < whole; i++) u8[a + i] += q15(255 - u8[a + i], fraction(u8[weights + i]));
  },
});
