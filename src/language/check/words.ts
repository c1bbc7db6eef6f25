// Words as arguments: names of the parameter's own set, and places by name.

import { nearest } from '../../catalog/lookup.ts';
import { PLACES } from '../../catalog/settings.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import type { Arg } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, evaluate, record, report, written } from './context.ts';
import { expected } from './expected.ts';

/** `center`, `top` … as a point, where a point is wanted in 0..1; in frame units only the centre lies in one place. */
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

/** The word, where the expression is one of the parameter's set (or a let or parameter that stands for one). */
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

/** A name of the author's own that a word could hide behind. */
const knownName = (env: Env, name: string): boolean =>
  Boolean(env.locals?.has(name) || env.lets?.has(name) || env.unit.names.let.has(name));

/** Says that the expression is none of the words. */
export function notAWord(env: Env, spec: ParamSpec, expr: Expr, label: string): null {
  const words = spec.words ?? [];
  if (expr.k === 'call' && !expr.member && expr.args === null) {
    const near = nearest(expr.name.text, words);
    report(
      env,
      expr,
      'unknown-name',
      `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`,
      near
        ? {
            help: `Did you mean \`${near}\`?`,
            fixes: [{ title: `Change to \`${near}\``, edits: [{ span: expr, newText: near }] }],
          }
        : {},
    );
    return null;
  }
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`);
  return null;
}
