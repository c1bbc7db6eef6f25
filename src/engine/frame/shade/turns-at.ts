// The phase of what a shader repeats.

import type { Moment } from '../../effect-api/define.ts';

/** Turns since the segment began, at `rate` turns a second; in a reel that loops, as many whole ones as come nearest, but at least one. */
export function turnsAt({ t, loopSeconds }: Moment, rate: number): number {
  if (!loopSeconds) return t * rate;
  return (Math.max(1, Math.round(rate * loopSeconds)) * t) / loopSeconds;
}
