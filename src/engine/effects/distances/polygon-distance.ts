// Distance to a regular polygon with a corner at the top: folds the plane into one sector, then takes the distance to one side.

import type { FieldScope, Num } from '../../effect-api/scope.ts';

export function polygonDistance(s: FieldScope, x: Num, y: Num, sides: Num, r: Num): Num {
  const half = s.div(Math.PI, sides);
  // The angle from the top corner, folded to the middle of the nearest side.
  const angle = s.atan2(x, s.neg(y));
  const folded = s.sub(s.mod(angle, s.mul(half, 2)), half);
  const distance = s.hypot(x, y);
  const across = s.mul(distance, s.cos(folded));
  const along = s.abs(s.mul(distance, s.sin(folded)));
  const apothem = s.mul(r, s.cos(half));
  const reach = s.mul(r, s.sin(half));
  const outwards = s.sub(across, apothem);
  const beyond = s.max(s.sub(along, reach), 0);
  return s.select(s.gt(outwards, 0), s.hypot(outwards, beyond), outwards);
}
