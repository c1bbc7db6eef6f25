// Moves the whole frame by another vector several times a second; edges are clamped.

import { ZoomTable } from '../../frame/shade/zoom-tables.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const shake = defineShader({
  name: 'shake',
  category: 'glitch',
  summary: 'Shakes the frame.',
  params: {
    amount: p.number({ default: 0.02, min: 0, max: 1, unit: 'frame', doc: 'Largest distance; 0 changes nothing.' }),
    rate: p.number({ default: 15, min: 0, max: 120, unit: 'per second', doc: 'Changes per second.' }),
  },
  example: 'shake(amount: 0.12)',
  seeded: true,
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { amount, rate }) {
    const { width, height, stride, kernels, memory } = moment;
    const step = Math.floor(moment.t * rate + 1e-6);
    const chance = (salt: number): number => unitFromHash(hashInts(moment.seed, step, 0x5a, salt)) * 2 - 1;
    const unit = (amount * Math.min(width, height)) / 2;
    if (amount === 0) {
      for (const c of ['r', 'g', 'b'] as const) kernels.copyU8(dst[c].ptr, src[c].ptr, stride * height);
      return;
    }
    const table = moment
      .cached('shake', () => new ZoomTable(memory, width, height, stride, true))
      .set(1, width / 2, height / 2, chance(1) * unit, chance(2) * unit);
    for (const c of ['r', 'g', 'b'] as const) table.apply(kernels, dst[c], src[c]);
  },
});
