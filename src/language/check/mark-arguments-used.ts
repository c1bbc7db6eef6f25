// Evaluates the arguments of a call that could not be resolved, so that the names in them count as used.

import type { CallExpr } from '../syntax/tree.ts';
import { type Env, evaluate } from './context.ts';

export function markArgumentsUsed(env: Env, expr: CallExpr): void {
  if (expr.args?.length)
    env.ctx.reporter.withoutReporting(() => {
      for (const arg of expr.args!) evaluate(env, arg.value, 'any');
    });
}
