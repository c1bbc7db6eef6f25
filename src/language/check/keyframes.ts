// `keys` with colours or points in place of numbers, or with an easing for each segment: each channel of a point follows its own keys,
// and colours are mixed in OKLab. With several easings each segment has its own `keys` from 0 to 1, by which values are mixed.

import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { Args, NodeId } from '../../contract/plan.ts';
import type { ArgExpr, CallExpr, Expr, ListExpr } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { type Env, evaluate, report, written } from './context.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { BAD, type Value } from './value.ts';

type Stop = ListExpr['items'][number] & { at: Expr };
interface Makers {
  /** `keys` of numbers. */
  numbers(env: Env, expr: CallExpr): Value;
  mixNumbers(env: Env, args: Args): NodeId;
  mixColors(env: Env, args: Args): NodeId;
}

/** Null where the values are neither all points nor all colours, and there is one easing. */
export function keyframes(env: Env, entry: CatalogEntry, expr: CallExpr, makers: Makers): Value | null {
  if (entry.name !== 'keys' || entry.kind !== 'math') return null;
  const stopsAt = argumentAt(entry, expr, 'stops');
  const list = expr.args?.[stopsAt]?.value;
  if (list?.k !== 'list' || list.items.length === 0 || !list.items.every((item): item is Stop => item.at !== null))
    return null;
  const stops = list.items as Stop[];
  const easeAt = argumentAt(entry, expr, 'ease');
  const eases = expr.args?.[easeAt]?.value;
  const isEach = eases?.k === 'list';
  if (isEach && !checkEases(env, entry, eases, stops.length - 1)) {
    markArgumentsUsed(env, expr);
    return BAD;
  }
  /** The same call with other stops, and with the easing of one segment. */
  const withStops = (items: ListExpr['items'], segment: number | null = null): CallExpr => ({
    ...expr,
    args: expr.args!.map((arg, i): ArgExpr => {
      if (i === stopsAt) return { ...arg, value: { ...list, items } };
      return i === easeAt && isEach && segment !== null ? { ...arg, value: eases.items[segment]!.value } : arg;
    }),
  });
  const share = (value: number, stop: Stop): ListExpr['items'][number] => ({
    ...stop,
    value: { k: 'number', value, unit: '', raw: String(value), start: stop.value.start, end: stop.value.end },
  });
  /** From 0 before the key to 1 after it. The first and last time are kept, so that `loop` repeats the same span. */
  const progressTo = (i: number): Value =>
    makers.numbers(
      env,
      withStops([share(0, stops[0]!), share(0, stops[i - 1]!), share(1, stops[i]!), share(1, stops.at(-1)!)], i - 1),
    );
  const numbers = (values: readonly Expr[]): Value => {
    if (!isEach) return makers.numbers(env, withStops(stops.map((stop, i) => ({ ...stop, value: values[i]! }))));
    const parts = values.map((value) => evaluate(env, value, 'number'));
    if (parts[0]?.t !== 'number') return notNumber(env, values[0]!, parts[0]!);
    let mixed = parts[0].id;
    for (let i = 1; i < parts.length; i++) {
      const [part, k] = [parts[i]!, progressTo(i)];
      if (part.t !== 'number') return notNumber(env, values[i]!, part);
      if (k.t !== 'number') return BAD;
      mixed = makers.mixNumbers(env, { a: { node: mixed }, b: { node: part.id }, k: { node: k.id } });
    }
    return {
      t: 'number',
      id: mixed,
      dim: parts.every((part) => part.t === 'number' && part.dim === 'px') ? 'px' : 'any',
    };
  };
  if (stops.every(({ value }) => value.k === 'tuple' && value.items.length === 2)) {
    const part = (i: 0 | 1): Value =>
      numbers(stops.map(({ value }) => (value.k === 'tuple' ? value.items[i]! : value)));
    return { t: 'point', x: part(0), y: part(1) };
  }
  if (!stops.every(({ value }) => isColor(env, value))) return isEach ? numbers(stops.map(({ value }) => value)) : null;
  const colors = stops.map(({ value }) => evaluate(env, value, 'color'));
  const [first] = colors;
  if (first?.t !== 'color') return BAD;
  let mixed: NodeId = first.id;
  for (let i = 1; i < stops.length; i++) {
    const [color, k] = [colors[i]!, progressTo(i)];
    if (color.t !== 'color' || k.t !== 'number') return BAD;
    mixed = makers.mixColors(env, { a: { node: mixed }, b: { node: color.id }, k: { node: k.id } });
  }
  return { t: 'color', id: mixed };
}

/** Index of the argument for a parameter; -1 where there is none. */
function argumentAt({ params }: CatalogEntry, { args }: CallExpr, name: string): number {
  const position = params.findIndex((param) => param.name === name);
  return args?.findIndex((arg, i) => (arg.name ? arg.name.text === name : i === position)) ?? -1;
}

/** Whether there is an easing for each segment; mistakes are reported. */
function checkEases(env: Env, entry: CatalogEntry, list: ListExpr, segments: number): boolean {
  const spec = entry.params.find(({ name }) => name === 'ease')!;
  const words = list.items.map(({ value }) => fitArgument(env, spec, value, 'keys.ease'));
  if (list.items.length === segments) return words.every((word) => word !== null);
  const expected = `an easing, or a list of ${segments}: one for each segment`;
  report(env, list, wrongKind.value({ expected, label: 'keys.ease', got: `${list.items.length}` }));
  return false;
}

function notNumber(env: Env, expr: Expr, value: Value): Value {
  if (value.t !== 'bad')
    report(
      env,
      expr,
      wrongKind.listItem({ expected: 'a number', label: 'keys.stops', got: `\`${written(env, expr)}\`` }),
    );
  return BAD;
}

/** Whether the expression is written as a colour. It is not evaluated: that would number the places of use anew. */
function isColor(env: Env, expr: Expr): boolean {
  if (expr.k === 'color') return true;
  if (expr.k !== 'call' || expr.member) return false;
  const name = expr.name.text;
  if (env.locals?.has(name)) return env.locals.get(name)!.t === 'color';
  const own = env.lets?.get(name)?.node ?? env.unit.names.let.get(name)?.node;
  if (own?.k === 'let') return isColor(env, own.value);
  return env.ctx.vocabulary.find('color', name)?.result === 'color';
}
