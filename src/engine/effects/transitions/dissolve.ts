// Reveals the new scene in grains: small squares, each switching at its own time, so that it crumbles rather than fades.

import { hash32, unitFromHash } from '../../kernels/scalar/math.ts';
import { ordersFor, revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

const GRAIN_PX = 4;

export const dissolve = defineTransition({
  name: 'dissolve',
  category: 'transition',
  summary: 'Dissolves the old scene into the new one, grain by grain.',
  params: { seconds: transitionSeconds(0.8) },
  example: 'dissolve(1s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const size = Math.max(1, GRAIN_PX * moment.px);
    const order = ordersFor(moment, 'dissolve', String(moment.seed), (x, y) =>
      unitFromHash(hash32(hash32(Math.floor(y / size) ^ moment.seed) + Math.floor(x / size))),
    );
    revealByOrder(before, after, dst, k, order, 0.12, moment);
  },
});
