// What can be changed by hand at the cursor: the literal that it is on, with the range of its parameter, and the points of its item.

import { hexColor } from '../../contract/hex-color.ts';
import type { ParamSpec } from '../../contract/catalog-entry.ts';
import { FRAME_UNIT_PX } from '../../contract/defaults.ts';
import type { NumberTweak, Tweak, Tweaks } from '../../contract/tweak.ts';
import type { Analysis } from '../compile.ts';
import type { CallExpr, Expr, NumberExpr } from '../syntax/tree.ts';
import { type ExprPlace, exprAt } from './expr-at.ts';
import { handlesOf } from './handles.ts';
import { specOf, targetAt } from './spec-of.ts';

type Spec = Pick<ParamSpec, 'name' | 'kind' | 'min' | 'max' | 'default' | 'words' | 'unit'>;

/** Of everything but the version, which the server knows. */
export function tweaksAt(analysis: Analysis, offset: number): Omit<Tweaks, 'version'> {
  const { width, height } = analysis.result.plan.format;
  const shorter = Math.min(width, height);
  const frame = { halfWidth: width / shorter, halfHeight: height / shorter };
  const place = exprAt(analysis, offset);
  if (!place) return { literal: null, handles: [], ...frame };
  return { literal: literalOf(analysis, place), handles: handlesOf(analysis, place, frame), ...frame };
}

function literalOf(analysis: Analysis, place: ExprPlace): Tweak | null {
  const { path, base } = place;
  const last = path.at(-1);
  if (!last) return null;
  const { lines, text } = analysis.main.parsed;
  const parent = path.at(-2);
  const isNegative = last.k === 'number' && parent?.k === 'unary' && parent.op === '-';
  const whole: Expr = isNegative ? parent : last;
  const literal = {
    range: lines.range(base + whole.start, base + whole.end),
    text: text.slice(base + whole.start, base + whole.end),
  };
  const { spec, label } = ownerOf(analysis, place, whole);
  switch (last.k) {
    case 'number':
      return { ...literal, label, ...numberTweak(analysis, last, isNegative, spec) };
    case 'color':
      return last.rgb && { ...literal, label, kind: 'color', swatches: swatchesOf(analysis) };
    case 'switch':
      return { ...literal, label, kind: 'word', words: ['on', 'off'], usual: usualWord(spec) };
    case 'call': {
      const words = last.args === null && last.member === null ? wordsOf(analysis, base, last, spec) : [];
      return words.length < 2 ? null : { ...literal, label, kind: 'word', words, usual: usualWord(spec) };
    }
    default:
      return null;
  }
}

/** The parameter that the value of an expression goes to, if nothing is computed with it, and how the editor calls it. */
function ownerOf(
  analysis: Analysis,
  { path, base, setting }: ExprPlace,
  expr: Expr,
): { spec: Spec | null; label: string } {
  const parent = path[path.indexOf(expr) - 1];
  if (!parent) {
    const target = setting ? targetAt(analysis, base + setting.name.start) : null;
    const spec = target?.t === 'setting' || target?.t === 'entryParameter' ? (target.spec as Spec) : null;
    return { spec, label: setting?.name.text ?? 'value' };
  }
  if (parent.k !== 'call') return { spec: null, label: setting?.name.text ?? 'value' };
  const index = (parent.args ?? []).findIndex(({ value }) => value === expr);
  const spec = specOf(analysis, base, parent, index);
  return { spec, label: spec ? `${parent.name.text}.${spec.name}` : parent.name.text };
}

function numberTweak(
  { fps }: Analysis,
  { value: written, unit, raw }: NumberExpr,
  isNegative: boolean,
  spec: Spec | null,
): Omit<NumberTweak, 'range' | 'text' | 'label'> {
  const value = isNegative ? -Math.abs(written) : written;
  const factor = factorOf(unit, spec, fps);
  const inUnit = (base: number | undefined): number | null =>
    base === undefined || factor === null || Math.abs(base) > MOST ? null : Number((base / factor).toPrecision(9));
  const min = inUnit(spec?.min);
  const max = inUnit(spec?.max);
  const usual = typeof spec?.default === 'number' ? inUnit(spec.default) : null;
  const isWhole = spec?.kind === 'integer' || unit === 'f';
  const { low, high } = sliderEnds(value, usual, min, max, isWhole);
  const decimals = isWhole ? 0 : (raw.split('.')[1]?.match(/^\d*/)?.[0].length ?? 0);
  const rough = niceStep((high - low) / 200);
  const step = isWhole ? 1 : Math.min(rough, Math.max(10 ** -decimals, rough / 10));
  return { kind: 'number', value, unit, low, high, step, min, max, usual };
}

/** Limits beyond this mean that there are none. */
const MOST = 1e5;

/** A slider shows the whole range of a parameter, unless the range is so wide that the value would be lost in it. */
function sliderEnds(
  value: number,
  usual: number | null,
  min: number | null,
  max: number | null,
  isWhole: boolean,
): { low: number; high: number } {
  const scale = Math.max(Math.abs(value), Math.abs(usual ?? 0), isWhole ? 4 : 0.5);
  const least = min ?? (value < 0 || (min === null && max === null && value <= 0) ? -2 * scale : 0);
  const low = min !== null && min >= -8 * scale ? min : Math.max(least, value < 0 ? -2 * scale : Math.min(0, least));
  const high = max !== null && max <= 8 * scale ? max : 2 * scale;
  const neat = (end: number): number => Number(end.toPrecision(3));
  return { low: neat(Math.min(low, value)), high: neat(Math.max(high, value)) };
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-6)) + 1e-9);
  return [5, 2, 1].find((each) => each * power <= rough * (1 + 1e-9))! * power;
}

/** What one of the written unit is in the unit of the parameter; null where that depends on the music. */
function factorOf(unit: string, spec: Spec | null, fps: number): number | null {
  switch (unit) {
    case '':
    case 's':
      return 1;
    case 'ms':
      return 0.001;
    case 'f':
      return 1 / fps;
    case '%':
      return 0.01;
    case 'px':
      return spec?.unit === 'px' ? 1 : 1 / FRAME_UNIT_PX;
    case 'deg':
      return spec?.kind === 'hue' ? 1 / 360 : Math.PI / 180;
    case 'turn':
      return spec?.kind === 'hue' ? 1 : 2 * Math.PI;
    case 'rad':
      return spec?.kind === 'hue' ? 1 / (2 * Math.PI) : 1;
    default:
      return null;
  }
}

const usualWord = (spec: Spec | null): string | null =>
  typeof spec?.default === 'boolean'
    ? spec.default
      ? 'on'
      : 'off'
    : typeof spec?.default === 'string'
      ? spec.default
      : null;

/** What may stand instead of a word. */
function wordsOf(analysis: Analysis, base: number, { name }: CallExpr, spec: Spec | null): string[] {
  const target = targetAt(analysis, base + name.start);
  if (target?.t === 'word') return target.spec.words ?? [];
  if (spec?.kind === 'palette') {
    const own = [...analysis.main.names.palette.keys()];
    return [...own, ...analysis.vocabulary.entries('palette').map((entry) => entry.name)];
  }
  if (spec?.words?.includes(name.text)) return spec.words;
  if (target?.t !== 'entry') return [];
  // Easings, blend modes, palettes and reveals are interchangeable; fields with their own arguments are not.
  const { kind } = target.entry;
  return kind === 'easing' || kind === 'blend' || kind === 'palette'
    ? analysis.vocabulary.entries(kind).map((entry) => entry.name)
    : [];
}

/** The colours of the reel's `colors` statements. */
function swatchesOf({ main }: Analysis): string[] {
  const found = new Set<string>();
  for (const { node } of main.parsed.statements) {
    if (node?.k !== 'colors' || node.value.k !== 'list') continue;
    for (const { value } of node.value.items) if (value.k === 'color' && value.rgb) found.add(hexColor(value.rgb));
  }
  return [...found].slice(0, 24);
}
