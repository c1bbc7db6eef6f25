// What of an item can be dragged over the picture: where texts and art stand, centres and sizes of shapes, the rectangle of a crop, the way
// that `move` moves, how far `scale` enlarges.

import type { CatalogEntry } from '../../../contract/catalog-entry.ts';
import { type Handle, type HalfFrame, inUv } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import { itemByKeyword } from '../../generated/item-registry.ts';
import { exprChildren } from '../../syntax/expr-children.ts';
import type { CallExpr, Expr, Setting } from '../../syntax/tree.ts';
import type { ExprPlace } from '../expr-at.ts';
import { specOf, targetAt } from '../spec-of.ts';
import { cropHandles } from './crop-handles.ts';
import { missingArgument, missingSetting } from './missing-point.ts';
import { pairHandle, pointHandle } from './point-handle.ts';
import { scaleHandle, sizeHandles } from './size-handles.ts';

/** Of the item, `media` statement or header setting that the cursor is in. */
export function handlesOf(analysis: Analysis, place: ExprPlace, frame: HalfFrame): Handle[] {
  const { item, setting, statement, base } = place;
  const settings: readonly Setting[] =
    item?.settings ??
    (statement.k === 'media' || statement.k === 'reel' ? statement.settings : setting ? [setting] : []);
  const found: Handle[] = [];
  const visitSetting = (each: Setting): void => {
    const target = targetAt(analysis, base + each.name.start);
    const spec = target?.t === 'setting' || target?.t === 'entryParameter' ? target.spec : null;
    const { value } = each;
    const label = each.name.text;
    if (spec?.kind === 'point' || label === 'at')
      found.push(pointHandle(analysis, base, value, { label, form: 'uv', frame }));
    else if (label === 'crop' && value.k === 'list') found.push(...cropHandles(analysis, base, value, frame));
    else visit(value);
    for (const inner of each.block ?? []) visitSetting(inner);
  };
  const visit = (expr: Expr): void => {
    if (expr.k === 'call') visitCall(expr);
    for (const child of exprChildren(expr)) visit(child);
  };
  const visitCall = (call: CallExpr): void => {
    const target = targetAt(analysis, base + call.name.start);
    const entry = target?.t === 'entry' ? target.entry : null;
    if (entry?.kind === 'transform') found.push(...transformHandles(analysis, base, call, frame));
    for (const [i, { value }] of (call.args ?? []).entries()) {
      const spec = specOf(analysis, base, call, i);
      const label = spec ? `${call.name.text}.${spec.name}` : call.name.text;
      const at = { label, form: spec?.unit === 'frame' ? 'frame' : 'uv', frame } as const;
      if (spec?.kind === 'point') found.push(pointHandle(analysis, base, value, at));
      else if (spec?.kind === 'points' && value.k === 'list')
        for (const [n, { value: each }] of value.items.entries())
          found.push(pointHandle(analysis, base, each, { ...at, label: `${label} ${n + 1}` }));
    }
    if (entry && isShape(entry)) found.push(...shapeHandles(analysis, base, call, frame));
  };
  for (const each of settings) visitSetting(each);
  return [...found, ...missingPlace(analysis, place)];
}

/** `move(0.1, 0)` and `scale(1.2)`. */
function transformHandles(analysis: Analysis, base: number, call: CallExpr, frame: HalfFrame): Handle[] {
  const args = call.args ?? [];
  const [first, second] = args;
  if (call.name.text === 'scale' && first) return scaleHandle(analysis, base, first.value, frame);
  if (call.name.text !== 'move' || !first || !second || args.length !== 2) return [];
  const at = { label: 'move', form: 'frame', frame } as const;
  if (first.name || second.name)
    return [pointHandle(analysis, base, { k: 'missing', start: first.start, end: second.end }, at)];
  return [
    pairHandle(analysis, base, [first.value, second.value], at) ??
      pointHandle(analysis, base, { k: 'missing', start: first.start, end: second.end }, at),
  ];
}

/** Whether an effect has a centre in the frame, and so a size around it. */
const isShape = ({ params }: CatalogEntry): boolean =>
  params.some(({ name, kind, unit }) => name === 'at' && kind === 'point' && unit === 'frame');

/** Sizes around the centre of a shape, and the centre where it is not written. */
function shapeHandles(analysis: Analysis, base: number, call: CallExpr, frame: HalfFrame): Handle[] {
  const index = (call.args ?? []).findIndex((_, i) => specOf(analysis, base, call, i)?.name === 'at');
  const written = call.args?.[index]?.value;
  const label = `${call.name.text}.at`;
  const centre = written && pointHandle(analysis, base, written, { label, form: 'frame', frame });
  if (centre && centre.fixed !== null) return [];
  const [u, v] = centre ? [centre.u, centre.v] : inUv('frame', 0, 0, frame);
  const missing: Handle[] = centre
    ? []
    : [
        {
          label,
          u,
          v,
          form: 'frame',
          target: missingArgument(analysis, base, call, 'at'),
          fixed: null,
          rectangle: null,
        },
      ];
  return [...missing, ...sizeHandles(analysis, base, call, { u, v, frame })];
}

/** The place of a text or picture that stands where it stands by default. */
function missingPlace(analysis: Analysis, { item, statement, base }: ExprPlace): Handle[] {
  const node = item ?? (statement.k === 'media' ? statement : null);
  if (!node) return [];
  const has = (name: string): boolean => node.settings.some((setting) => setting.name.text === name);
  const isPlaced =
    !item || itemByKeyword.get(item.keyword)?.settings.some(({ name, unit }) => name === 'at' && unit === 'uv');
  if (!isPlaced || has('at') || has('along')) return [];
  const target = missingSetting(analysis, base, node, 'at');
  return [{ label: 'at', u: 0.5, v: 0.5, form: 'uv', target, fixed: null, rectangle: null }];
}
