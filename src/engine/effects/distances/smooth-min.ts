// The quadratic smooth minimum; with k = 0 it is the plain minimum.

import type { FieldScope, Num } from '../../effect-api/scope.ts';

export function smoothMin(s: FieldScope, a: Num, b: Num, k: Num): Num {
  const near = s.div(s.max(s.sub(k, s.abs(s.sub(a, b))), 0), k);
  return s.sub(s.min(a, b), s.mul(near, near, k, 0.25));
}
