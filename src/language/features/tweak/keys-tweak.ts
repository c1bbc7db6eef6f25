// `keys(…)` as a curve: its entries with their places in the text, the range of the parameter that it is for, and its easings.

import { hexColor } from '../../../contract/hex-color.ts';
import type { KeyEntry, KeysTweak } from '../../../contract/tweak-whole.ts';
import type { Analysis } from '../../compile.ts';
import type { CallExpr, Expr, ListExpr } from '../../syntax/tree.ts';
import type { ExprPlace } from '../expr-at.ts';
import { targetAt } from '../spec-of.ts';
import { currentOf, separatorOf, sourceOf } from './list-source.ts';
import { signedNumber } from './number-slot.ts';
import { factorOf, niceStep, sliderEnds } from './number-tweak.ts';
import { ownerOf, type OwnerSpec } from './owner-of.ts';
import { swatchesOf } from './swatches.ts';

type Stop = ListExpr['items'][number] & { at: Expr };

/** Of the innermost `keys` around the cursor; null where there is none. */
export function keysTweak(analysis: Analysis, place: ExprPlace, offset: number): KeysTweak | null {
  const { base, path } = place;
  const call = path.findLast((expr): expr is CallExpr => expr.k === 'call' && isKeys(analysis, base, expr));
  if (!call) return null;
  const argument = (name: string, position: number): Expr | null =>
    call.args?.find((arg, i) => (arg.name ? arg.name.text === name : i === position))?.value ?? null;
  const list = argument('stops', 1);
  if (list?.k !== 'list' || list.items.length === 0 || !list.items.every((item): item is Stop => item.at !== null))
    return null;
  const stops = list.items as Stop[];
  const source = sourceOf(analysis, base);
  const { spec, label } = ownerOf(analysis, place, call);
  const unit = stops.map(({ value }) => signedNumber(value)?.unit).find((each) => each !== undefined) ?? '';
  const entries = stops.map((stop) => entryOf(analysis, base, stop, spec, unit));
  return {
    kind: 'keys',
    ...source(call),
    label,
    axis: axisOf(argument('t', 0)),
    values: stops.every(({ value }) => value.k === 'tuple')
      ? 'point'
      : stops.some(({ value }) => value.k === 'color')
        ? 'color'
        : 'number',
    entries,
    current: currentOf(
      stops.map(({ at, value }) => ({ start: at.start, end: value.end })),
      offset - base,
    ),
    ...scaleOf(analysis, entries, spec, unit),
    unit,
    separator: separatorOf(
      analysis,
      base,
      stops.map(({ at, value }) => ({ start: at.start, end: value.end })),
    ),
    ease: easeOf(analysis, base, list, argument('ease', 2), stops.length - 1),
    loops: isOn(argument('loop', 3)),
    swatches: swatchesOf(analysis),
  };
}

function isKeys(analysis: Analysis, base: number, call: CallExpr): boolean {
  if (call.name.text !== 'keys') return false;
  const target = targetAt(analysis, base + call.name.start);
  return target?.t === 'entry' && target.entry.kind === 'math';
}

const axisOf = (expr: Expr | null): KeysTweak['axis'] =>
  expr?.k === 'call' && expr.args === null && !expr.member && (expr.name.text === 't' || expr.name.text === 'progress')
    ? expr.name.text
    : 'other';

const isOn = (expr: Expr | null): boolean => expr?.k === 'switch' && expr.on;

function entryOf(
  analysis: Analysis,
  base: number,
  { at, value }: Stop,
  spec: OwnerSpec | null,
  unit: string,
): KeyEntry {
  const source = sourceOf(analysis, base);
  const time = signedNumber(at);
  const number = signedNumber(value);
  const factors = number && [factorOf(number.unit, spec, analysis.fps), factorOf(unit, spec, analysis.fps)];
  const factor = number?.unit === unit ? 1 : factors?.[0] && factors[1] ? factors[0] / factors[1] : null;
  const color = value.k === 'color' && value.rgb ? hexColor(value.rgb) : null;
  const isPoint = value.k === 'tuple' && value.items.every((item) => signedNumber(item) !== null);
  const written = source(value);
  const isFixed = color === null && !isPoint && (number === null || factor === null);
  return {
    ...source({ start: at.start, end: value.end }),
    at: { ...source(at), value: time?.value ?? null, unit: time?.unit ?? '', decimals: time?.decimals ?? 0 },
    value: {
      ...written,
      number: number && factor !== null ? number.value * factor : null,
      unit: number?.unit ?? '',
      factor: factor ?? 1,
      color,
      fixed: isFixed ? `\`${written.text}\` is an expression: change it in the text.` : null,
    },
  };
}

/** The range of the parameter, or one around the values. */
function scaleOf(analysis: Analysis, entries: readonly KeyEntry[], spec: OwnerSpec | null, unit: string) {
  const factor = factorOf(unit, spec, analysis.fps);
  const limit = (base: number | undefined): number | null =>
    base === undefined || factor === null || Math.abs(base) > 1e5 ? null : Number((base / factor).toPrecision(9));
  const [min, max] = [limit(spec?.min), limit(spec?.max)];
  const numbers = entries.flatMap(({ value }) => value.number ?? []);
  const ends = numbers.map((value) => sliderEnds(value, null, min, max, spec?.kind === 'integer'));
  const low = ends.length > 0 ? Math.min(...ends.map((each) => each.low)) : 0;
  const high = ends.length > 0 ? Math.max(...ends.map((each) => each.high)) : 1;
  const step = spec?.kind === 'integer' ? 1 : niceStep((high - low || 1) / 200);
  return { low, high: high > low ? high : low + 1, step, min, max };
}

function easeOf(analysis: Analysis, base: number, stops: Expr, ease: Expr | null, segments: number): KeysTweak['ease'] {
  const source = sourceOf(analysis, base);
  const words = analysis.vocabulary.entries('easing').map(({ name }) => name);
  const wordOf = (expr: Expr): string | null =>
    expr.k === 'call' && expr.args === null && words.includes(expr.name.text) ? expr.name.text : null;
  const insert = source({ start: stops.end, end: stops.end }).range;
  if (!ease)
    return { words, each: Array<string>(segments).fill('linear'), range: null, isList: false, insert, fixed: null };
  const { range, text } = source(ease);
  const written = ease.k === 'list' ? ease.items.map(({ value }) => wordOf(value)) : Array(segments).fill(wordOf(ease));
  const each = written.filter((word): word is string => word !== null);
  const fixed = each.length === segments ? null : `\`${text}\` is an expression: change it in the text.`;
  return {
    words,
    each: fixed ? Array<string>(segments).fill('linear') : each,
    range,
    isList: ease.k === 'list',
    insert,
    fixed,
  };
}
