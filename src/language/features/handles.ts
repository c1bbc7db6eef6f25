// The points of an item that can be dragged over the picture: where texts and art stand, centres of distances, corners of a crop,
// the way that `move` moves.

import type { Handle, Tweaks } from '../../contract/tweak.ts';
import type { Analysis } from '../compile.ts';
import { exprChildren } from '../syntax/expr-children.ts';
import type { CallExpr, Expr, Setting, Span, TupleExpr } from '../syntax/tree.ts';
import type { ExprPlace } from './expr-at.ts';
import { specOf, targetAt } from './spec-of.ts';

type Frame = Pick<Tweaks, 'halfWidth' | 'halfHeight'>;
type Form = Handle['form'];

/** Roughly where the words for places put things. */
const PLACES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['center', [0.5, 0.5]],
  ['top', [0.5, 0.1]],
  ['bottom', [0.5, 0.9]],
  ['left', [0.1, 0.5]],
  ['right', [0.9, 0.5]],
  ['topLeft', [0.1, 0.1]],
  ['topRight', [0.9, 0.1]],
  ['bottomLeft', [0.1, 0.9]],
  ['bottomRight', [0.9, 0.9]],
]);

/** Of the item, `media` statement or header setting that the cursor is in. */
export function handlesOf(analysis: Analysis, { item, setting, statement, base }: ExprPlace, frame: Frame): Handle[] {
  const settings: readonly Setting[] =
    item?.settings ??
    (statement.k === 'media' || statement.k === 'reel' ? statement.settings : setting ? [setting] : []);
  const found: Handle[] = [];
  const { lines, text } = analysis.main.parsed;
  const add = (label: string, form: Form, span: Span, x: number | null, y: number | null): void => {
    const range = lines.range(base + span.start, base + span.end);
    const written = text.slice(base + span.start, base + span.end);
    const [u, v] = x === null || y === null ? [0.5, 0.5] : inUv(form, x, y, frame);
    const fixed = x === null || y === null ? `\`${written}\` is an expression: change it in the text.` : null;
    found.push({ label, u, v, range, form, fixed });
  };
  const point = (label: string, form: Form, expr: Expr): void => {
    if (expr.k === 'tuple' && expr.items.length === 2) add(label, form, expr, ...numbersOf(expr));
    else if (expr.k === 'call' && expr.args === null && PLACES.has(expr.name.text))
      add(label, form, expr, ...PLACES.get(expr.name.text)!);
    else add(label, form, expr, null, null);
  };
  const visitSetting = (each: Setting): void => {
    const target = targetAt(analysis, base + each.name.start);
    const spec = target?.t === 'setting' || target?.t === 'entryParameter' ? target.spec : null;
    const { value } = each;
    const label = each.name.text;
    if (spec?.kind === 'point' || label === 'at') point(label, 'uv', value);
    else if (label === 'crop' && value.k === 'list')
      for (const [i, { value: corner }] of value.items.entries()) point(`crop ${i + 1}`, 'uv', corner);
    else visit(value);
    for (const inner of each.block ?? []) visitSetting(inner);
  };
  const visit = (expr: Expr): void => {
    if (expr.k === 'call') visitCall(expr);
    for (const child of exprChildren(expr)) visit(child);
  };
  const visitCall = (call: CallExpr): void => {
    const args = call.args ?? [];
    const target = targetAt(analysis, base + call.name.start);
    if (target?.t === 'entry' && target.entry.kind === 'transform' && call.name.text === 'move' && args.length === 2) {
      const [x, y] = args.map(({ value }) => numberOf(value));
      add('move', 'pair', { start: args[0]!.start, end: args[1]!.end }, args.some(({ name }) => name) ? null : x!, y!);
      return;
    }
    for (const [i, { value }] of args.entries()) {
      const spec = specOf(analysis, base, call, i);
      const label = spec ? `${call.name.text}.${spec.name}` : call.name.text;
      const form: Form = spec?.unit === 'frame' ? 'frame' : 'uv';
      if (spec?.kind === 'point') point(label, form, value);
      else if (spec?.kind === 'points' && value.k === 'list')
        for (const [n, { value: each }] of value.items.entries()) point(`${label} ${n + 1}`, form, each);
    }
  };
  for (const each of settings) visitSetting(each);
  return found;
}

const numbersOf = ({ items }: TupleExpr): [number | null, number | null] => [numberOf(items[0]!), numberOf(items[1]!)];

/** A number, or one in percent, with its sign; null for anything else. */
function numberOf(expr: Expr): number | null {
  if (expr.k === 'unary' && expr.op === '-') {
    const operand = numberOf(expr.operand);
    return operand === null ? null : -operand;
  }
  if (expr.k !== 'number') return null;
  if (expr.unit === '%') return expr.value / 100;
  return expr.unit === '' ? expr.value : null;
}

function inUv(form: Form, x: number, y: number, { halfWidth, halfHeight }: Frame): [number, number] {
  return form === 'uv' ? [x, y] : [0.5 + x / (2 * halfWidth), 0.5 + y / (2 * halfHeight)];
}
