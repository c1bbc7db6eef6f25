// No transition, by an explicit name.

import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';
import { defineTransition } from '../../effect-api/define.ts';

export const cut = defineTransition({
  name: 'cut',
  category: 'transition',
  summary: 'Shows the new scene at once.',
  params: { seconds: transitionSeconds(0) },
  example: 'cut',
  apply(_before, after, dst, _k, moment) {
    copyFrame(dst, after, moment);
  },
});
