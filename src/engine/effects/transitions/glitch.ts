// A signal breakdown: bands of rows jump sideways, channels separate, and more and more bands show the new scene; strongest in the
// middle. The bands change twelve times a second at any frame rate.

import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

const BANDS = 36;
const CHANGES_PER_SECOND = 12;

export const glitch = defineTransition({
  name: 'glitch',
  category: 'transition',
  summary: 'Tears the picture into bands that jump from the old scene to the new one.',
  params: { seconds: transitionSeconds(0.5) },
  example: 'glitch(0.8s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const { kernels, height, stride, px } = moment;
    const beat = Math.floor(moment.t * CHANGES_PER_SECOND);
    // 0 at both ends, so that it starts and ends on clean scenes.
    const violence = 4 * k * (1 - k);
    for (let band = 0; band < BANDS; band++) {
      const y0 = Math.floor((band * height) / BANDS);
      const y1 = Math.floor(((band + 1) * height) / BANDS);
      if (y1 <= y0) continue;
      const chance = (salt: number): number => unitFromHash(hashInts(moment.seed, beat, band, salt));
      const from = unitFromHash(hashInts(moment.seed, band, 7)) * 0.7 + chance(1) * 0.3 < k ? after : before;
      const isTorn = chance(2) < violence * 0.75;
      const slide = isTorn ? Math.floor((chance(3) - 0.5) * 360 * px * violence * 128) : 0;
      const part = isTorn ? Math.floor(14 * px * violence * chance(4) * 128) : 0;
      for (const [c, by] of [
        ['r', slide + part],
        ['g', slide],
        ['b', slide - part],
      ] as const) {
        kernels.copyU8(dst[c].ptr + y0 * stride, from[c].ptr + y0 * stride, (y1 - y0) * stride);
        if (by !== 0) kernels.slideRows(dst[c], y0, y1, by);
      }
    }
  },
});
