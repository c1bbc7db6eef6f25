// Start and end time of masks that open.

import type { FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export const fromParam = p.time({ default: 0, min: -1e6, max: 1e6, doc: 'Start time, from the start of the scene.' });
export const toParam = p.time({ default: 1, min: -1e6, max: 1e6, doc: 'End time, from the start of the scene.' });

/** 0 before `from`, 1 after `to`, eased between; a step if both are equal. */
export function opening(s: FieldScope, from: Num, to: Num): Num {
  const length = s.sub(to, from);
  const k = s.select(s.gt(length, 0), s.unit(s.div(s.sub(s.t, from), length)), s.ge(s.t, to));
  return s.smoothstep(0, 1, k);
}

export const featherParam = (value: number) =>
  p.number({ default: value, min: 0, max: 10, unit: 'frame', rate: 'cell', doc: 'Width of the soft edge.' });

/** 1 inside, 0 outside, with a transition of width `feather` centred on the edge. */
export function soft(s: FieldScope, distance: Num, feather: Num): Num {
  const half = s.mul(feather, 0.5);
  return s.sub(1, s.smoothstep(s.neg(half), half, distance));
}
