// Mixes each pixel from the old scene to the new.

import { defineTransition } from '../../effect-api/define.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';

export const crossfade = defineTransition({
  name: 'crossfade',
  category: 'transition',
  summary: 'Fades the old scene into the new one.',
  params: { seconds: transitionSeconds(0.5) },
  example: 'crossfade(1s)',
  apply(before, after, dst, k, moment) {
    moment.kernels.lerpRows(dst, before, after, 0, dst.height, Math.floor(k * 256 + 0.5));
  },
});
