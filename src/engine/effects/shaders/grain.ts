// Film grain: a noise tile larger than the frame, placed at a random offset each frame. The amplitude is lower in blacks, as on film, so
// that empty areas stay dark (and cheap to encode).

import { hashInts } from '../../kernels/scalar/math.ts';
import { applyFinishPart } from '../../frame/shade/run-finishing-pass.ts';
import { NOISE_MARGIN, noiseTileFor } from '../../frame/shade/noise-tile.ts';
import { defineShader, type FinishPart } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const params = {
  amount: p.number({
    default: 10,
    min: 0,
    max: 255,
    unit: 'levels',
    doc: 'Standard deviation of a bright pixel, in levels; 0 changes nothing.',
  }),
  size: p.number({ default: 2, min: 1, max: 32, unit: 'px', doc: 'Size of a grain.' }),
};

const finish: FinishPart<typeof params> = {
  step: 'grain',
  add(to, y0, moment, { amount, size }) {
    to.amount = Math.max(0, Math.floor(Math.min(255, amount) * 4 + 0.5));
    if (to.amount === 0) return;
    const { buffer, stride } = noiseTileFor(moment, Math.max(1, size * moment.px));
    const place = hashInts(moment.seed, moment.outputFrame, 0x6a1);
    const dx = place % NOISE_MARGIN;
    const dy = (place >>> 16) % NOISE_MARGIN;
    to.noise = buffer.ptr + (dy + y0) * stride + dx;
    to.noiseStride = stride;
  },
};

export const grain = defineShader({
  name: 'grain',
  category: 'noise',
  summary: 'Adds film grain that changes in every frame.',
  params,
  example: 'grain(amount: 40, size: 3)',
  seeded: true,
  cost: 'medium',
  scope: 'point',
  apply: applyFinishPart(finish),
  finish,
});
