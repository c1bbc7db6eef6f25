// The position of a material in its file, as expressions of the scene: from `from to speed loop clock`, or from `time`.

import { MEDIA_DEFAULTS } from '../../../contract/media.ts';
import type { PlanMaterial } from '../../../contract/plan.ts';
import type { FieldScope, Num } from '../../effect-api/scope.ts';

export interface MaterialTime {
  seconds: Num;
  length: Num;
  progress: Num;
}

/**
 * `length`: seconds of the file, 0 for what does not move. `start`: when the segment starts, in seconds of the reel. `given`: the
 * expressions of the settings, null where there are none.
 */
export function materialTime(
  item: PlanMaterial,
  length: number,
  start: number,
  scope: FieldScope,
  given: { time: Num | null; from: Num | null; to: Num | null; speed: Num | null },
): MaterialTime {
  const { time } = given;
  const from = scope.clamp(given.from ?? 0, 0, length);
  const to = scope.clamp(given.to ?? length, from, length);
  const part = scope.sub(to, from);
  const seconds = time ? scope.clamp(time, 0, length) : scope.add(from, looped(item, scope, position(), part));
  return { seconds, length: part, progress: scope.unit(scope.div(scope.sub(seconds, from), part)) };

  // A constant speed counts from the clock's zero; one that changes is known only within the segment, before which it is taken as 1.
  function position(): Num {
    const speed = given.speed ?? scope.num(MEDIA_DEFAULTS.speed);
    if (item.clock === 'scene') return scope.integrate(speed);
    if (speed.rate === 'const') return scope.mul(scope.add(scope.time, item.clockOffset), speed);
    return scope.add(scope.integrate(speed), start + item.clockOffset);
  }
}

function looped({ loop }: PlanMaterial, scope: FieldScope, position: Num, length: Num): Num {
  if (loop === 'off') return scope.clamp(position, 0, length);
  if (loop === 'on') return scope.mod(position, length);
  const both = scope.mod(position, scope.mul(length, 2));
  return scope.min(both, scope.sub(scope.mul(length, 2), both));
}
