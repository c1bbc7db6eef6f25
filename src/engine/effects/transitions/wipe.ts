// A moving edge, soft over a fortieth of its path, that uncovers the new scene.

import { atan2 } from '../../kernels/scalar/math.ts';
import { ordersFor, revealByOrder } from '../../frame/shade/reveal-order.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const wipe = defineTransition({
  name: 'wipe',
  category: 'transition',
  summary: 'Wipes the new scene over the old one.',
  params: {
    seconds: transitionSeconds(0.5),
    direction: p.word(['left', 'right', 'up', 'down', 'radial', 'diagonal'] as const, {
      default: 'left',
      doc: 'Direction of the edge: towards a side, around the middle like a clock hand, or from the top left corner to the bottom right.',
    }),
  },
  example: 'wipe(1s, diagonal)',
  apply(before, after, dst, k, moment, { direction }) {
    const { width, height } = moment;
    const order = ordersFor(moment, 'wipe', direction, (x, y) => {
      const u = (x + 0.5) / width;
      const v = (y + 0.5) / height;
      switch (direction) {
        case 'left':
          return 1 - u;
        case 'right':
          return u;
        case 'up':
          return 1 - v;
        case 'down':
          return v;
        case 'diagonal':
          return (u + v) / 2;
        default: {
          // Clockwise from the top.
          const turn = atan2(x + 0.5 - width / 2, height / 2 - y - 0.5) / (2 * Math.PI);
          return turn < 0 ? turn + 1 : turn;
        }
      }
    });
    revealByOrder(before, after, dst, k, order, 0.025, moment);
  },
});
