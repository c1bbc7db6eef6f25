// A moving edge, soft over a fortieth of its path, that uncovers the new scene.

import { ordersFor, revealByOrder } from '../../frame/shade/reveal-order.ts';
import { WIPE_DIRECTIONS, wipeOrder } from '../../frame/shade/wipe-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const wipe = defineTransition({
  name: 'wipe',
  category: 'transition',
  summary: 'Wipes the new scene over the old one.',
  params: {
    seconds: transitionSeconds(0.5),
    direction: p.word(WIPE_DIRECTIONS, {
      default: 'left',
      doc: 'Direction of the edge: towards a side, around the middle like a clock hand, or from the top left corner to the bottom right.',
    }),
  },
  example: 'wipe(1s, diagonal)',
  apply(before, after, dst, k, moment, { direction }) {
    const { width, height } = moment;
    const order = ordersFor(moment, 'wipe', direction, (x, y) => wipeOrder(direction, x + 0.5, y + 0.5, width, height));
    revealByOrder(before, after, dst, k, order, 0.025, moment);
  },
});
