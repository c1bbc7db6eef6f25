// Replaces glyph after glyph, in random order: no glyph is ever cut.

import { cellNoise, cellOrders } from '../../frame/shade/cell-orders.ts';
import { revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

export const glyphDissolve = defineTransition({
  name: 'glyphDissolve',
  category: 'transition',
  summary: 'Replaces glyph after glyph, at random.',
  doc: "The cells are those of the new scene's first layer.",
  params: { seconds: transitionSeconds(0.8) },
  example: 'glyphDissolve(1s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const order = cellOrders(moment, 'glyphDissolve', '', (_x, _y, cell) => cellNoise(moment, cell, 1));
    revealByOrder(before, after, dst, k, order, 0, moment);
  },
});
