// A circle with a soft edge that opens on the new scene.

import { defineTransition } from '../../effect-api/define.ts';
import { ordersFor, revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';

export const iris = defineTransition({
  name: 'iris',
  category: 'transition',
  summary: 'Opens a circle on the new scene from the middle.',
  params: { seconds: transitionSeconds(0.6) },
  example: 'iris(1s)',
  apply(before, after, dst, k, moment) {
    const { width, height } = moment;
    const reach = Math.sqrt(width * width + height * height);
    const order = ordersFor(moment, 'iris', '', (x, y) => {
      const dx = 2 * x + 1 - width;
      const dy = 2 * y + 1 - height;
      return Math.sqrt(dx * dx + dy * dy) / reach;
    });
    revealByOrder(before, after, dst, k, order, 0.04, moment);
  },
});
