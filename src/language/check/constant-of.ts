// Reads constants from expressions, and puts them into the scene being built.

import { variables } from '../../catalog/variables.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { Expr } from '../syntax/tree.ts';
import { isAnyWord } from './any-word.ts';
import type { Constant } from './constant.ts';
import { type Env, evaluate, report, written } from './context.ts';
import { NUMBER_KINDS, unknown } from './names.ts';
import type { Value, Want } from './value.ts';

/** Null where the expression is no constant, which is reported. `label`: what it is for. */
export function constantOf(env: Env, expr: Expr, label: string): Constant | null {
  if (expr.k === 'call' && expr.args === null && !expr.member && !isValueName(env, expr.name.text)) {
    const { text } = expr.name;
    if (isNameOfSet(env, text)) return { t: 'name', text, from: { unit: env.unit, place: env.place, span: expr } };
    const { vocabulary } = env.ctx;
    const known = [...(env.locals?.keys() ?? []), ...env.unit.names.let.keys(), ...env.unit.names.palette.keys()];
    const builtIn = [...env.ctx.settingWords, ...vocabulary.names(['palette', 'colors', 'easing', 'blend'])];
    unknown(env, expr.name, 'a constant', [...known, ...builtIn]);
    return null;
  }
  const value = evaluate(env, expr, 'any');
  if (value.t === 'bad') return null;
  const own = expr.k === 'call' && expr.args === null && !expr.member ? ownConstant(env, expr.name.text) : null;
  if (own) return own;
  const constant = fromValue(env, value);
  if (constant === null) report(env, expr, wrongKind.notConstant({ label, got: written(env, expr) }));
  return constant;
}

/** What a parameter of the scene or a `param` is set to. */
function ownConstant(env: Env, name: string): Constant | null {
  if (env.locals?.has(name)) return null;
  const param = env.unit.names.param.get(name);
  return env.lets?.get(name)?.constant ?? (param && env.ctx.params.get(param)?.value) ?? null;
}

function isValueName(env: Env, name: string): boolean {
  const { names } = env.unit;
  return (
    env.locals?.has(name) === true ||
    env.lets?.has(name) === true ||
    names.let.has(name) ||
    names.param.has(name) ||
    names.field.has(name) ||
    names.media.has(name) ||
    name === 'audio' ||
    (variables.some((variable) => variable.name === name) && !isAnyWord(env.ctx, name)) ||
    env.ctx.vocabulary.findIn(NUMBER_KINDS, name) !== undefined
  );
}

function isNameOfSet(env: Env, name: string): boolean {
  const { vocabulary } = env.ctx;
  const { names } = env.unit;
  if (names.palette.has(name) || names.colors.has(name)) return true;
  return vocabulary.findIn(['palette', 'colors'], name) !== undefined || isAnyWord(env.ctx, name);
}

function fromValue(env: Env, value: Value): Constant | null {
  const { nodes } = env.build.table;
  switch (value.t) {
    case 'number': {
      const node = nodes[value.id]!;
      if (node.k === 'num') return { t: 'number', v: node.v, dim: value.dim };
      return node.k === 'beats' ? { t: 'beats', n: node.n } : null;
    }
    case 'color': {
      const node = nodes[value.id]!;
      return node.k === 'rgb' ? { t: 'color', v: node.v } : null;
    }
    case 'text':
      return { t: 'text', text: value.text };
    case 'word':
    case 'palette':
    case 'colors':
    case 'list':
    case 'stops':
    case 'size':
    case 'bad':
      return null;
    case 'point': {
      const [x, y] = [fromValue(env, value.x), fromValue(env, value.y)];
      return x && y ? { t: 'point', x, y } : null;
    }
  }
}

/** The constant as a value of the scene being built. `want`: what a name means there. */
export function constantValue(env: Env, constant: Constant, want: Want): Value {
  const { table } = env.build;
  switch (constant.t) {
    case 'number':
      return { t: 'number', id: table.num(constant.v), dim: constant.dim };
    case 'beats':
      return { t: 'number', id: table.beats(constant.n), dim: 'time' };
    case 'color':
      return { t: 'color', id: table.rgb(constant.v) };
    case 'text':
      return { t: 'text', text: constant.text };
    case 'point':
      return { t: 'point', x: constantValue(env, constant.x, 'number'), y: constantValue(env, constant.y, 'number') };
    case 'name': {
      const { text, from } = constant;
      const { names } = from.unit;
      const { vocabulary } = env.ctx;
      const isSet = (kind: 'palette' | 'colors'): boolean =>
        names[kind].has(text) || vocabulary.find(kind, text) !== undefined;
      if (want === 'word' || !(isSet('palette') || isSet('colors'))) return { t: 'word', word: text };
      const name = { text, start: from.span.start, end: from.span.end };
      const at: Env = { ...env, unit: from.unit, place: from.place, locals: null, lets: null };
      return evaluate(at, { k: 'call', name, member: null, args: null, start: name.start, end: name.end }, want);
    }
  }
}
