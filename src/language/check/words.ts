// Words as arguments: those of the parameter's own set, and names of positions.

import { nearest } from '../../catalog/lookup.ts';
import { PLACES } from '../../catalog/settings.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import type { Arg } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, evaluate, record, report, written } from './context.ts';
import { expected } from './expected.ts';

/** `center`, `top` … as a point in 0..1; in frame units only the centre has a fixed position. */
export function placeOf(env: Env, expr: Expr, spec: ParamSpec): Arg | null {
  if (expr.k !== 'call' || expr.member || expr.args !== null || knownName(env, expr.name.text)) return null;
  const name = expr.name.text;
  if (!PLACES.includes(name) || (spec.unit !== 'uv' && name !== 'center')) return null;
  record(env, expr, { t: 'word', spec: { ...spec, words: spec.unit === 'uv' ? PLACES : ['center'] }, word: name });
  const { table } = env.build;
  if (spec.unit !== 'uv') return { point: [table.num(0), table.num(0)] };
  const side = (low: RegExp, high: RegExp): number => (low.test(name) ? 0 : high.test(name) ? 1 : 0.5);
  return { point: [table.num(side(/left/i, /right/i)), table.num(side(/top/i, /bottom/i))] };
}

/** The word if the expression is one of the parameter's set, or a let or parameter that has one as its value. */
export function wordOf(env: Env, expr: Expr, spec: ParamSpec): string | null {
  const words = spec.words ?? [];
  if (expr.k === 'switch') {
    const word = expr.on ? 'on' : 'off';
    return words.includes(word) ? word : null;
  }
  if (expr.k !== 'call' || expr.member || expr.args !== null) return null;
  if (words.includes(expr.name.text)) return expr.name.text;
  if (!knownName(env, expr.name.text)) return null;
  const errors = env.ctx.reporter.errors;
  const value = evaluate(env, expr, 'word');
  env.ctx.reporter.errors = errors;
  return value.t === 'word' && words.includes(value.word) ? value.word : null;
}

/** A parameter or let of the author, whose value may be a word. */
const knownName = (env: Env, name: string): boolean =>
  Boolean(
    env.locals?.has(name) || env.lets?.has(name) || env.unit.names.let.has(name) || env.unit.names.param.has(name),
  );

/** Reports that the expression is none of the words. */
export function notAWord(env: Env, spec: ParamSpec, expr: Expr, label: string): null {
  const words = spec.words ?? [];
  const data = { expected: expected(spec), label, got: written(env, expr) };
  if (expr.k === 'call' && !expr.member && expr.args === null)
    report(env, expr, unknownName.word({ ...data, near: nearest(expr.name.text, words) }));
  else report(env, expr, wrongKind.value({ ...data, got: `\`${data.got}\`` }));
  return null;
}
