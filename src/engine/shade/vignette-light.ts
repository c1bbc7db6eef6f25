// The part of the light that dims: toward the corners, or (reversed) toward the middle. The falloff is kept per size; strength is not in it,
// so a strength that follows the music costs nothing more.

import type { LightPart } from '../effects/define.ts';
import type { Param } from '../effects/params.ts';
import { falloffFor } from './falloff.ts';

/** The strength 0..1 that a vignette takes of the light. */
export const vignetteLight = (isReversed: boolean): LightPart<{ strength: Param<'number'> }> => ({
  step: 'dim',
  add(light, y0, moment, { strength }) {
    light.strength = Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);
    if (light.strength !== 0) light.falloff = falloffFor(moment, isReversed).ptr + y0 * moment.stride;
  },
});
