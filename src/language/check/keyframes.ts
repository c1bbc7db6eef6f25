// `keys` with colours or points in place of numbers: each channel of a point follows its own keys, and colours are mixed in OKLab.

import type { CatalogEntry } from '../../contract/catalog-entry.ts';
import type { Args, NodeId } from '../../contract/plan.ts';
import type { ArgExpr, CallExpr, Expr, ListExpr } from '../syntax/tree.ts';
import { type Env, evaluate } from './context.ts';
import { BAD, type Value } from './value.ts';

type Stop = ListExpr['items'][number] & { at: Expr };
interface Makers {
  /** `keys` of numbers. */
  numbers(env: Env, expr: CallExpr): Value;
  mix(env: Env, args: Args): NodeId;
}

/** Null where the values are neither all points nor all colours. */
export function keyframes(env: Env, entry: CatalogEntry, expr: CallExpr, makers: Makers): Value | null {
  if (entry.name !== 'keys' || entry.kind !== 'math') return null;
  const index = expr.args?.findIndex(({ name }, i) => (name ? name.text === 'stops' : i === 1)) ?? -1;
  const list = expr.args?.[index]?.value;
  if (list?.k !== 'list' || list.items.length === 0 || !list.items.every((item): item is Stop => item.at !== null))
    return null;
  const stops = list.items as Stop[];
  const withStops = (items: ListExpr['items']): CallExpr => ({
    ...expr,
    args: expr.args!.map((arg, i): ArgExpr => (i === index ? { ...arg, value: { ...list, items } } : arg)),
  });
  if (stops.every(({ value }) => value.k === 'tuple' && value.items.length === 2)) {
    const part = (i: 0 | 1): Value =>
      makers.numbers(
        env,
        withStops(
          stops.map((stop) => ({ ...stop, value: stop.value.k === 'tuple' ? stop.value.items[i]! : stop.value })),
        ),
      );
    return { t: 'point', x: part(0), y: part(1) };
  }
  if (!stops.every(({ value }) => isColor(env, value))) return null;
  const colors = stops.map(({ value }) => evaluate(env, value, 'color'));
  const [first] = colors;
  if (first?.t !== 'color') return BAD;
  const share = (value: number, stop: Stop): ListExpr['items'][number] => ({
    ...stop,
    value: { k: 'number', value, unit: '', raw: String(value), start: stop.value.start, end: stop.value.end },
  });
  let mixed: NodeId = first.id;
  for (let i = 1; i < stops.length; i++) {
    const color = colors[i]!;
    // From 0 before the key to 1 after it. The first and last time are kept, so that `loop` repeats the same span.
    const k = makers.numbers(
      env,
      withStops([share(0, stops[0]!), share(0, stops[i - 1]!), share(1, stops[i]!), share(1, stops.at(-1)!)]),
    );
    if (color.t !== 'color' || k.t !== 'number') return BAD;
    mixed = makers.mix(env, { a: { node: mixed }, b: { node: color.id }, k: { node: k.id } });
  }
  return { t: 'color', id: mixed };
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
