// A circle of whole glyphs that opens on the new scene.

import { cellNoise, cellOrders } from '../../frame/shade/cell-orders.ts';
import { revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

/** Raggedness of the edge, as a share of its way. */
const RAGGED = 0.08;

export const glyphIris = defineTransition({
  name: 'glyphIris',
  category: 'transition',
  summary: 'Opens a circle of glyphs on the new scene from the middle.',
  doc: "The cells are those of the new scene's first layer.",
  params: { seconds: transitionSeconds(0.6) },
  example: 'glyphIris(1s)',
  seeded: true,
  apply(before, after, dst, k, moment) {
    const { width, height } = moment;
    const reach = Math.sqrt(width * width + height * height);
    const order = cellOrders(moment, 'glyphIris', '', (x, y, cell) => {
      const [dx, dy] = [2 * x - width, 2 * y - height];
      return (Math.min(1, Math.sqrt(dx * dx + dy * dy) / reach) + RAGGED * cellNoise(moment, cell, 3)) / (1 + RAGGED);
    });
    revealByOrder(before, after, dst, k, order, 0, moment);
  },
});
