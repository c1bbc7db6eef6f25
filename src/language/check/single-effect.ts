// A setting that takes one effect: feedback, transition, reveal.

import type { CatalogEntry, EffectKind } from '../../contract/catalog-entry.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { EffectCall, NodeId } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { bindArguments } from './arguments.ts';
import { type Env, markBroken, record, report, written } from './context.ts';
import { effectCall, type Used } from './effect-call.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { unknown } from './names.ts';

/** One effect of the kind: `feedback: tunnel(0.7)`, `transition: wipe(1s, left)`; null if there is none, or if it is wrong. */
export function singleEffect(
  env: Env,
  kind: EffectKind & ('feedback' | 'transition' | 'reveal'),
  expr: Expr,
): (Used & { entry: CatalogEntry }) | null {
  if (expr.k === 'missing') {
    markBroken(env);
    return null;
  }
  if (expr.k === 'switch' && !expr.on) return null;
  if (expr.k !== 'call' || expr.member) {
    report(env, expr, wrongKind.effect({ kind, example: EXAMPLES[kind], got: written(env, expr) }));
    return null;
  }
  if (expr.name.text === 'none' && !env.ctx.vocabulary.find(kind, 'none')) return null;
  const entry = env.ctx.vocabulary.find(kind, expr.name.text);
  if (!entry) {
    unknown(env, expr.name, `a ${kind}`, [...env.ctx.vocabulary.names([kind]), 'none']);
    markArgumentsUsed(env, expr);
    return null;
  }
  record(env, expr.name, { t: 'entry', entry });
  const bound = bindArguments(env, entry, expr);
  return bound && { call: effectCall(env, entry, bound.args, expr), span: expr, env, entry };
}

const EXAMPLES = { feedback: 'echo(0.85)', transition: 'crossfade(0.5s)', reveal: 'typewriter(2s)' };

/** Duration of a transition or reveal: its first time parameter, given or default. */
export function timeArgument(env: Env, entry: CatalogEntry, call: EffectCall): NodeId | null {
  const spec = entry.params.find((param) => param.kind === 'time');
  if (!spec) return null;
  const arg = Object.hasOwn(call.args, spec.name) ? call.args[spec.name] : undefined;
  if (arg && 'node' in arg) return arg.node;
  return typeof spec.default === 'number' ? env.build.table.num(spec.default) : null;
}

/** The expression that gives the duration; the whole call if it is not written. */
export function timeExpression(entry: CatalogEntry, expr: Expr): Expr {
  if (expr.k !== 'call') return expr;
  const index = entry.params.findIndex((param) => param.kind === 'time');
  const name = entry.params[index]?.name;
  const arg =
    expr.args?.find((each) => each.name?.text === name) ?? (expr.args?.[index]?.name ? undefined : expr.args?.[index]);
  return arg?.value ?? expr;
}
