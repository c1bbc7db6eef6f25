// The part of the light that dims: toward the corners, or (reversed) toward the middle.

import type { LightPart } from '../../effect-api/define.ts';
import type { Param } from '../../effect-api/params.ts';
import { falloffFor } from './falloff.ts';
import { wordsFor } from './tables.ts';

/** What a strength 0..1 leaves of the light. A strength that follows the music costs 0.1 ms a 1080p frame. */
export const vignetteLight = (isReversed: boolean): LightPart<{ strength: Param<'number'> }> => ({
  step: 'dim',
  add(light, _y0, moment, { strength }) {
    const s = Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);
    if (s === 0) return;
    const n = moment.stride * ((moment.height + 1) >> 1);
    light.gains = wordsFor(moment, 'vignette', `${isReversed} ${s}`, n, (gains) =>
      moment.kernels.fillGains(gains.ptr, falloffFor(moment, isReversed).ptr, s, n),
    ).ptr;
  },
});
