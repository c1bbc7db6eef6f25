// The plain one: each pixel goes straight from the old scene to the new.

import { defineTransition } from '../../effect-api/define.ts';
import { bandOf } from '../../frame/shade/band.ts';
import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';

export const crossfade = defineTransition({
  name: 'crossfade',
  category: 'transition',
  summary: 'Fades the old scene into the new one.',
  params: { seconds: transitionSeconds(0.5) },
  example: 'crossfade(1s)',
  apply(before, after, dst, k, moment) {
    const by = Math.floor(k * 256 + 0.5);
    const n = dst.stride * dst.height;
    const [from, to, out] = [before, after, dst].map((frame) => bandOf(frame, 0, frame.height));
    for (const c of ['r', 'g', 'b'] as const) moment.kernels.lerpPlane(out[c], from[c], to[c], by, n);
  },
});
