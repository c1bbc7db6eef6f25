// The vignette step of the finishing pass: dims towards the corners, or (reversed) towards the middle.

import type { FinishPart } from '../../effect-api/define.ts';
import type { Param } from '../../effect-api/params.ts';
import { falloffFor } from './falloff.ts';
import { wordsFor } from './tables.ts';

/** `strength` 0..1. A strength that changes every frame costs 0.1 ms per 1080p frame. */
export const vignettePart = (isReversed: boolean): FinishPart<{ strength: Param<'number'> }> => ({
  step: 'dim',
  add(pass, _y0, moment, { strength }) {
    const s = Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);
    if (s === 0) return;
    const n = moment.stride * ((moment.height + 1) >> 1);
    pass.gains = wordsFor(moment, 'vignette', `${isReversed} ${s}`, n, (gains) =>
      moment.kernels.fillGains(gains.ptr, falloffFor(moment, isReversed).ptr, s, n),
    ).ptr;
  },
});
