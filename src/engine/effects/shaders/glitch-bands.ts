// Bands of rows that jump sideways and lose channel alignment; they change ten times a second. Rows stay in place, so it runs in place.

import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const CHANGES_PER_SECOND = 10;
const BANDS = 28;

export const glitchBands = defineShader({
  name: 'glitchBands',
  category: 'glitch',
  summary: 'Shifts random bands of the frame sideways.',
  params: {
    amount: p.number({
      default: 0.3,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Number of bands, and how far they jump; 0 changes nothing.',
    }),
  },
  example: 'glitchBands(amount: 0.6)',
  seeded: true,
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, args) {
    const amount = Math.min(1, Math.max(0, args.amount));
    if (amount === 0) return;
    const { width, height } = frame;
    const beat = Math.floor(moment.t * CHANGES_PER_SECOND);
    const chance = (...what: number[]): number => unitFromHash(hashInts(moment.seed, beat, 0x91, ...what));
    for (let band = 0; band < BANDS; band++) {
      if (chance(band, 0) >= amount * 0.6) continue;
      // Bands of very different heights: a few thick ones, many thin.
      const high = Math.max(
        2,
        Math.floor(height * (0.006 + 0.09 * chance(band, 1) * chance(band, 1) * chance(band, 1))),
      );
      const top = Math.floor(chance(band, 2) * height);
      const from = Math.max(y0, top);
      const to = Math.min(y1, top + high);
      if (from >= to) continue;
      const slide = Math.floor((chance(band, 3) - 0.5) * amount * width * 0.35 * 128);
      const part = Math.floor(chance(band, 4) * amount * 18 * moment.px * 128);
      for (const [plane, by] of [
        [frame.r, slide + part],
        [frame.g, slide],
        [frame.b, slide - part],
      ] as const) {
        if (by !== 0) moment.kernels.slideRows(plane, from, to, by);
      }
    }
  },
});
