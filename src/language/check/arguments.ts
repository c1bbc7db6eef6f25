// Converts expressions to the arguments of parameters and settings. Numbers, words and palettes have files of their own.

import type { CatalogEntry, ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import { missingParameter, unknownName } from '../../contract/diagnostics/names.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { Arg, Args } from '../../contract/plan.ts';
import type { CallExpr, Expr } from '../syntax/tree.ts';
import { argumentSlots } from './argument-slots.ts';
import { type Env, evaluate, markBroken, record, report, written } from './context.ts';
import { expected } from './expected.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { convertArgument, NUMERIC } from './convert-argument.ts';
import { candidates } from './names.ts';
import { describe, type Dim, type Want } from './value.ts';
import { notAWord, placeOf, wordOf } from './words.ts';

/** Arguments of a call by parameter name; null if one is wrong. `dim`: what all its numbers measure. */
export function bindArguments(env: Env, entry: CatalogEntry, expr: CallExpr): { args: Args; dim: Dim } | null {
  const { params } = entry;
  if (env.ctx.record)
    for (const { name } of expr.args ?? []) {
      const spec = name && params.find((each) => each.name === name.text);
      if (spec) record(env, name, { t: 'entryParameter', entry, spec });
    }
  const slots = argumentSlots(env, expr, entry.name, namesOf(entry));
  if (!slots) {
    for (const arg of expr.args ?? []) evaluateUnplaced(env, params, arg.name?.text, arg.value);
    markArgumentsUsed(env, expr);
    return null;
  }
  const args: Args = {};
  const dims: Dim[] = [];
  let whole = true;
  params.forEach((spec, i) => {
    const given = slots[i];
    if (!given) {
      if (spec.required) {
        whole = false;
        report(env, expr, missingParameter.argument({ expected: expected(spec), label: `${entry.name}.${spec.name}` }));
      }
      return;
    }
    const arg = fitArgument(env, spec, given, `${entry.name}.${spec.name}`, entry.kind === 'math', dims);
    if (arg) args[spec.name] = arg;
    else whole = false;
  });
  const dim: Dim = dims.length > 0 && dims.every((each) => each === dims[0]) ? dims[0]! : 'any';
  // A math function is in pixels only if all its arguments are.
  return whole ? { args, dim } : null;
}

const parameterNames = new WeakMap<CatalogEntry, readonly string[]>();
function namesOf(entry: CatalogEntry): readonly string[] {
  let names = parameterNames.get(entry);
  if (!names) parameterNames.set(entry, (names = entry.params.map((spec) => spec.name)));
  return names;
}

/** Evaluates arguments that match no parameter, so that their own errors are reported and their names count as used. */
function evaluateUnplaced(env: Env, params: readonly ParamSpec[], name: string | undefined, value: Expr): void {
  const spec = params.find((each) => each.name === name);
  if (spec) fitArgument(env, spec, value, spec.name, false, []);
}

/** One argument; null if it is wrong, which is reported. `isMath`: any measure is accepted. */
export function fitArgument(
  env: Env,
  spec: ParamSpec,
  expr: Expr,
  label: string,
  isMath = false,
  dims: Dim[] = [],
): Arg | null {
  if (expr.k === 'missing') {
    markBroken(env);
    return null;
  }
  if (spec.kind === 'word' || spec.words) {
    const word = wordOf(env, expr, spec);
    if (word !== null) {
      record(env, expr, { t: 'word', spec, word });
      return { word };
    }
    if (spec.kind === 'word' && !spec.alternatives?.length) return notAWord(env, spec, expr, label);
  }
  const kinds = spec.alternatives || spec.kind === 'word' ? kindsOf(spec) : onlyKind(spec.kind);
  if (expr.k === 'switch' && spec.words && !kinds.some((kind) => NUMERIC.has(kind)))
    return notAWord(env, spec, expr, label);
  if (
    spec.words &&
    expr.k === 'call' &&
    !expr.member &&
    expr.args === null &&
    !candidates(env, wantOf(kinds)).includes(expr.name.text)
  )
    return notAWord(env, spec, expr, label);
  if (bareName(env, spec, kinds, expr, label)) return null;
  const place = kinds.includes('point') ? placeOf(env, expr, spec) : null;
  if (place) return place;
  const value = evaluate(env, expr, wantOf(kinds));
  if (value.t === 'bad') {
    markBroken(env);
    return null;
  }
  for (const kind of kinds) {
    const arg = convertArgument(env, kind, spec, value, expr, label, isMath, dims);
    if (arg !== undefined) return arg;
  }
  const got = `${describe(value)} \`${written(env, expr)}\``;
  const mismatch = { expected: expected(spec), label, got };
  const meant = otherMember(env, expr, kinds);
  report(env, expr, meant === null ? wrongKind.value(mismatch) : wrongKind.otherMember({ ...mismatch, meant }));
  return null;
}

/** `face.color` for `face` where a colour is expected, and `face` for `face.color` where a number is. */
function otherMember(env: Env, expr: Expr, kinds: readonly ParamKind[]): string | null {
  if (expr.k !== 'call' || expr.args !== null || !env.unit.names.media.has(expr.name.text)) return null;
  const { text: name } = expr.name;
  if (kinds.includes('color')) return expr.member?.text === 'color' ? null : `${name}.color`;
  return kinds.some((kind) => NUMERIC.has(kind)) && expr.member?.text === 'color' ? name : null;
}

const SWITCHES = new Map([
  ['true', 'on'],
  ['yes', 'on'],
  ['false', 'off'],
  ['no', 'off'],
]);

/** Reports an unknown name where a switch or a text in quotes is expected, with what to write instead. */
function bareName(env: Env, spec: ParamSpec, kinds: readonly ParamKind[], expr: Expr, label: string): boolean {
  if (expr.k !== 'call' || expr.member || expr.args !== null || spec.words) return false;
  const isSwitch = kinds.every((kind) => kind === 'boolean');
  if (!isSwitch && !kinds.every((kind) => kind === 'text' || kind === 'media')) return false;
  const name = expr.name.text;
  if (env.unit.open || candidates(env, 'number').includes(name)) return false;
  const meant = isSwitch ? SWITCHES.get(name.toLowerCase()) : `"${name}"`;
  report(env, expr, unknownName.bareWord({ expected: expected(spec), label, name, meant }));
  return true;
}

const alone = new Map<ParamKind, readonly ParamKind[]>();
/** Most parameters take one kind, and a compilation fits thousands of them. */
function onlyKind(kind: ParamKind): readonly ParamKind[] {
  let kinds = alone.get(kind);
  if (!kinds) alone.set(kind, (kinds = [kind]));
  return kinds;
}

const kindsOf = (spec: ParamSpec): readonly ParamKind[] =>
  [spec.kind, ...(spec.alternatives ?? [])].filter((kind) => kind !== 'word');

function wantOf(kinds: readonly ParamKind[]): Want {
  if (kinds.includes('colors')) return 'colors';
  if (kinds.includes('color')) return 'color';
  if (kinds.includes('palette')) return 'palette';
  return kinds.length === 0 ? 'word' : kinds.every((kind) => kind === 'text' || kind === 'media') ? 'any' : 'number';
}
