// A length as written (`6s`, `8beats`, `2bars + 0.5s`): seconds, beats or both. The timeline resolves beats.

import { tooShort } from '../../contract/diagnostics/scenes.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import type { PlanTime } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, evaluate, report, written } from '../check/context.ts';
import { constantTime } from '../check/constant-time.ts';
import { describe } from '../check/value.ts';

export function lengthOf(env: Env, expr: Expr): PlanTime | null {
  const value = evaluate(env, expr, 'number');
  if (value.t === 'bad') return null;
  if (value.t !== 'number' || value.dim === 'angle' || value.dim === 'px') return wrong(env, expr, describe(value));
  const time = constantTime(env.build.table.nodes, value.id);
  if (!time) {
    report(env, expr, wrongKind.lengthVaries({ got: written(env, expr) }));
    return null;
  }
  if (value.dim === 'number') return wrong(env, expr, 'the number');
  const seconds = time.seconds ?? 0;
  if (seconds > LIMITS.reelSeconds || (time.beats ?? 0) > 200_000) {
    report(env, expr, outOfRange.length({ hours: LIMITS.reelSeconds / 3600, got: written(env, expr) }));
    return null;
  }
  if (seconds + (time.beats ?? 0) <= 0) {
    report(env, expr, tooShort.length({ got: written(env, expr) }));
    return null;
  }
  return time;
}

function wrong(env: Env, expr: Expr, what: string): null {
  const number = written(env, expr);
  const end = expr.k === 'number' && expr.unit === '' ? expr.end : null;
  report(env, expr, wrongKind.length({ got: `${what} \`${number}\``, number, end }));
  return null;
}
