// A ragged edge of whole glyphs.

import { cellNoise, cellOrders } from '../../frame/shade/cell-orders.ts';
import { revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { WIPE_DIRECTIONS, wipeOrder } from '../../frame/shade/wipe-order.ts';
import { defineTransition } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const glyphWipe = defineTransition({
  name: 'glyphWipe',
  category: 'transition',
  summary: 'Wipes the new scene over the old one, glyph by glyph, with a ragged edge.',
  doc: "The cells are those of the new scene's first layer.",
  params: {
    seconds: transitionSeconds(0.6),
    direction: p.word(WIPE_DIRECTIONS, {
      default: 'left',
      doc: 'Direction of the edge: towards a side, around the middle like a clock hand, or from the top left corner to the bottom right.',
    }),
    ragged: p.number({ default: 0.15, min: 0, max: 1, unit: 'none', doc: 'Width of the edge, as a share of its way.' }),
  },
  example: 'glyphWipe(1s, down, ragged: 0.3)',
  seeded: true,
  apply(before, after, dst, k, moment, { direction, ragged }) {
    const { width, height } = moment;
    const order = cellOrders(moment, 'glyphWipe', `${direction} ${ragged}`, (x, y, cell) => {
      const turn = Math.min(1, Math.max(0, wipeOrder(direction, x, y, width, height)));
      return (turn + ragged * cellNoise(moment, cell, 2)) / (1 + ragged);
    });
    revealByOrder(before, after, dst, k, order, 0, moment);
  },
});
