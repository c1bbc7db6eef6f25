// Fits expressions to the parameters that want them: kind, unit, rate and range are checked here, for effects and for
// settings alike.

import type { CatalogEntry, ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import type { Arg, Args, NodeId } from '../../contract/plan.ts';
import { nearest } from '../../catalog/lookup.ts';
import { PLACES } from '../../catalog/settings.ts';
import type { CallExpr, DefinitionNode, Expr, Ident } from '../syntax/tree.ts';
import { argumentSlots } from './argument-slots.ts';
import { type Env, fail, record, report, written } from './context.ts';
import { candidates, unknown } from './calls.ts';
import { evaluate, inFrameUnits, touchArguments } from './evaluate.ts';
import { type Definition, mediaRef } from './load-units.ts';
import { describe, type Dim, type Value, type Want } from './value.ts';

const NUMERIC = new Set<ParamKind>(['number', 'integer', 'time', 'angle', 'hue', 'boolean', 'field', 'distance']);

/** Arguments of a call by parameter name; null where one is wrong. `dim`: what its numbers measure together. */
export function bindArguments(env: Env, entry: CatalogEntry, expr: CallExpr, extra: readonly ParamSpec[] = []): { args: Args; dim: Dim } | null {
  const params = extra.length ? [...entry.params, ...extra.filter((spec) => !entry.params.some((own) => own.name === spec.name))] : entry.params;
  if (env.ctx.record) for (const { name } of expr.args ?? []) {
    const spec = name && params.find((each) => each.name === name.text);
    if (spec) record(env, name, { t: 'entryParameter', entry, spec });
  }
  const slots = argumentSlots(env, expr, entry.name, params.map((spec) => spec.name));
  if (!slots) {
    for (const arg of expr.args ?? []) evaluateUnplaced(env, params, arg.name?.text, arg.value);
    touchArguments(env, expr);
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
        report(env, expr, 'missing-parameter', `Expected ${expected(spec)} for ${entry.name}.${spec.name}, but it is not given.`);
      }
      return;
    }
    const arg = fitArgument(env, spec, given, `${entry.name}.${spec.name}`, entry.kind === 'math', dims);
    if (arg) args[spec.name] = arg;
    else whole = false;
  });
  const dim: Dim = dims.length > 0 && dims.every((each) => each === dims[0]) ? dims[0]! : 'any';
  // Math functions see pixels only where all their arguments are such.
  return whole ? { args, dim } : null;
}

/** Still looks into arguments whose place is unknown, so that their own mistakes are said and names count as used. */
function evaluateUnplaced(env: Env, params: readonly ParamSpec[], name: string | undefined, value: Expr): void {
  const spec = params.find((each) => each.name === name);
  if (spec) fitArgument(env, spec, value, spec.name, false, []);
}

/** One argument; null where it is wrong (which has been said). `isMath`: any measure will do. */
export function fitArgument(env: Env, spec: ParamSpec, expr: Expr, label: string, isMath = false, dims: Dim[] = []): Arg | null {
  if (expr.k === 'missing') { fail(env); return null; }
  if (spec.kind === 'word' || spec.words) {
    const word = wordOf(env, expr, spec);
    if (word !== null) {
      record(env, expr, { t: 'word', spec, word });
      return { word };
    }
    if (spec.kind === 'word' && !spec.alternatives?.length) return notAWord(env, spec, expr, label);
  }
  const kinds: ParamKind[] = [spec.kind, ...(spec.alternatives ?? [])].filter((kind) => kind !== 'word');
  if (expr.k === 'switch' && spec.words && !kinds.some((kind) => NUMERIC.has(kind))) return notAWord(env, spec, expr, label);
  if (spec.words && expr.k === 'call' && !expr.member && expr.args === null && !candidates(env, wantOf(kinds)).includes(expr.name.text)) return notAWord(env, spec, expr, label);
  const place = kinds.includes('point') ? placeOf(env, expr, spec) : null;
  if (place) return place;
  const value = evaluate(env, expr, wantOf(kinds));
  if (value.t === 'bad') { fail(env); return null; }
  for (const kind of kinds) {
    const arg = convert(env, kind, spec, value, expr, label, isMath, dims);
    if (arg !== undefined) return arg;
  }
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got ${describe(value)} \`${written(env, expr)}\`.`);
  return null;
}

function wantOf(kinds: readonly ParamKind[]): Want {
  if (kinds.includes('colors')) return 'colors';
  if (kinds.includes('color')) return 'color';
  if (kinds.includes('palette')) return 'palette';
  return kinds.length === 0 ? 'word' : kinds.every((kind) => kind === 'text' || kind === 'media') ? 'any' : 'number';
}

/** undefined: not of this kind; null: of this kind, but wrong in itself. */
function convert(env: Env, kind: ParamKind, spec: ParamSpec, value: Value, expr: Expr, label: string, isMath: boolean, dims: Dim[]): Arg | null | undefined {
  if (NUMERIC.has(kind)) return value.t === 'number' ? number(env, kind, spec, value, expr, label, isMath, dims) : undefined;
  switch (kind) {
    case 'color': return value.t === 'color' ? (rateFits(env, spec, value.id, expr, label) ? { node: value.id } : null) : undefined;
    case 'colors': {
      const ids = value.t === 'colors' ? value.ids : value.t === 'color' ? harmonyColors(env, value.id) : value.t === 'list' ? colorsOf(env, value, label) : undefined;
      if (ids === null || ids === undefined) return ids;
      if (ids.length === 0) { report(env, expr, 'wrong-kind', `Expected at least one colour for ${label}, but the list is empty.`); return null; }
      return ids.every((id) => rateFits(env, spec, id, expr, label)) ? { nodes: ids } : null;
    }
    case 'palette':
      if (value.t === 'palette') return { glyphs: value.glyphs };
      if (value.t === 'text') { const glyphs = checkGlyphs(env, value.text, expr); return glyphs === null ? null : { glyphs }; }
      return undefined;
    case 'text': return value.t === 'text' ? { text: value.text } : undefined;
    case 'point': return value.t === 'point' ? point(env, spec, value, expr, label) : undefined;
    case 'points': {
      const items = value.t === 'point' ? [{ value: value as Value, expr }] : value.t === 'list' ? value.items : undefined;
      if (!items) return undefined;
      const points: [NodeId, NodeId][] = [];
      for (const item of items) {
        if (item.value.t === 'bad') return null;
        if (item.value.t !== 'point') { report(env, item.expr, 'wrong-kind', `Expected a point such as \`(0.5, 0.5)\` in ${label}, but got ${describe(item.value)}.`); return null; }
        const arg = point(env, spec, item.value, item.expr, label);
        if (!arg) return null;
        points.push((arg as { point: [NodeId, NodeId] }).point);
      }
      return { points };
    }
    case 'fields': {
      const items = value.t === 'number' ? [{ value: value as Value, expr }] : value.t === 'list' ? value.items : undefined;
      if (!items) return undefined;
      if (items.length === 0) { report(env, expr, 'wrong-kind', `Expected at least one field for ${label}, but the list is empty.`); return null; }
      const nodes: NodeId[] = [];
      for (const item of items) {
        if (item.value.t === 'bad') return null;
        if (item.value.t !== 'number') { report(env, item.expr, 'wrong-kind', `Expected a field in ${label}, but got ${describe(item.value)}.`); return null; }
        nodes.push(inFrameUnits(env, item.value));
      }
      return { nodes };
    }
    case 'stops': return value.t === 'stops' ? stops(env, spec, value, label) : undefined;
    case 'media': return value.t === 'text' ? media(env, value.text, expr) : undefined;
    default: return undefined;
  }
}

function number(env: Env, kind: ParamKind, spec: ParamSpec, value: Extract<Value, { t: 'number' }>, expr: Expr, label: string, isMath: boolean, dims: Dim[]): Arg | null {
  const { table } = env.build;
  let { id } = value;
  const { dim } = value;
  const constant = table.constant(id);
  dims.push(dim);
  if (spec.unit === 'px') { if (dim !== 'px' && dim !== 'number' && dim !== 'any' && !isMath) return wrongMeasure(env, spec, value, expr, label); }
  else if (dim === 'px') {
    if (!isMath && spec.unit !== 'frame' && kind !== 'field' && kind !== 'distance') return wrongMeasure(env, spec, value, expr, label);
    if (isMath) dims[dims.length - 1] = 'any';
    id = inFrameUnits(env, value);
  } else if (kind === 'time') {
    if (dim === 'angle') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'number' && constant !== 0 && constant !== null) return withoutUnit(env, spec, expr, label, ['s', 'beats']);
  } else if (kind === 'angle') {
    if (dim === 'time') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'number' && constant !== 0 && constant !== null) return withoutUnit(env, spec, expr, label, ['deg', 'turn', 'rad']);
  } else if (kind === 'hue') {
    if (dim === 'time') return wrongMeasure(env, spec, value, expr, label);
    if (dim === 'angle') id = table.op('div', id, table.num(2 * Math.PI)); // hues are turns
  } else if (!isMath && (dim === 'time' || dim === 'angle')) return wrongMeasure(env, spec, value, expr, label);

  if (!rateFits(env, spec, id, expr, label)) return null;
  const final = table.constant(id);
  if (final !== null) {
    if (kind === 'integer' && !Number.isInteger(final)) {
      report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`, replaceBy(expr, String(Math.round(final))));
      return null;
    }
    const low = spec.min !== undefined && final < spec.min - Math.abs(spec.min) * 1e-6;
    const high = spec.max !== undefined && final > spec.max + Math.abs(spec.max) * 1e-6;
    if (low || high) {
      const limit = low ? spec.min! : spec.max!;
      report(env, expr, 'out-of-range', `Expected ${expected(spec)} for ${label}, but got ${written(env, expr)}.`, {
        help: `The ${low ? 'lowest' : 'highest'} is ${inUnit(spec, limit)}.`, ...replaceBy(expr, inUnit(spec, limit)),
      });
      return null;
    }
  }
  return { node: id };
}

function rateFits(env: Env, spec: ParamSpec, id: NodeId, expr: Expr, label: string): boolean {
  const rate = env.build.table.rate(id);
  if (spec.rate === 'cell' || rate === 'const') return true;
  if (rate === 'cell') {
    report(env, expr, 'per-cell', `Expected one number ${spec.rate === 'const' ? 'for the whole reel' : 'per frame'} for ${label}, but \`${written(env, expr)}\` varies per cell.`, {
      help: 'It uses a place (`u`, `x`, `dist` …) or a field; use time, progress or the sound instead.',
    });
    return false;
  }
  if (spec.rate === 'const') {
    report(env, expr, 'wrong-kind', `Expected a constant for ${label}, but \`${written(env, expr)}\` varies in time.`);
    return false;
  }
  return true;
}

function wrongMeasure(env: Env, spec: ParamSpec, value: Value, expr: Expr, label: string): null {
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got ${describe(value)} \`${written(env, expr)}\`.`);
  return null;
}

function withoutUnit(env: Env, spec: ParamSpec, expr: Expr, label: string, units: string[]): null {
  const text = written(env, expr);
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got the number ${text}.`, {
    help: `Write \`${text}${units[0]}\`.`,
    ...(expr.k === 'number' ? { fixes: units.map((unit) => ({ title: `Change to \`${text}${unit}\``, edits: [{ span: { start: expr.end, end: expr.end }, newText: unit }] })) } : {}),
  });
  return null;
}

const replaceBy = (expr: Expr, text: string): object => ({ fixes: [{ title: `Change to \`${text}\``, edits: [{ span: expr, newText: text }] }] });

function point(env: Env, spec: ParamSpec, value: Extract<Value, { t: 'point' }>, expr: Expr, label: string): Arg | null {
  const ids: NodeId[] = [];
  for (const part of [value.x, value.y]) {
    if (part.t === 'bad') return null;
    if (part.t !== 'number' || part.dim === 'time' || part.dim === 'angle' || (part.dim === 'px' && spec.unit === 'uv')) {
      report(env, expr, 'wrong-kind', `Expected a point of two numbers for ${label}, but got ${describe(part)} in \`${written(env, expr)}\`.`);
      return null;
    }
    const id = spec.unit === 'px' ? part.id : inFrameUnits(env, part);
    if (!rateFits(env, spec, id, expr, label)) return null;
    ids.push(id);
  }
  return { point: [ids[0]!, ids[1]!] };
}

function stops(env: Env, spec: ParamSpec, value: Extract<Value, { t: 'stops' }>, label: string): Arg | null {
  const result: { at: NodeId; value: NodeId }[] = [];
  let last = -Infinity;
  for (const item of value.items) {
    if (item.at.t === 'bad' || item.value.t === 'bad') { fail(env); return null; }
    if (item.at.t !== 'number' || item.value.t !== 'number') { report(env, item.expr, 'wrong-kind', `Expected stops such as \`0s: 1\` in ${label}.`); return null; }
    const at = inFrameUnits(env, item.at);
    if (!rateFits(env, spec, at, item.expr, label) || !rateFits(env, { ...spec, rate: 'cell' }, item.value.id, item.expr, label)) return null;
    const constant = env.build.table.constant(at);
    if (constant !== null) {
      if (constant < last) { report(env, item.expr, 'out-of-range', `Expected the stops of ${label} in rising order, but ${written(env, item.expr)} comes too late.`); return null; }
      last = constant;
    }
    result.push({ at, value: inFrameUnits(env, item.value) });
  }
  if (result.length === 0) return null;
  return { stops: result };
}

/** A file named by a parameter or setting; `missing-file` where it is known to be absent. */
export function media(env: Env, text: string, expr: Expr): Arg | null {
  const { facts } = env.ctx;
  const ref = mediaRef(text, env.unit.path, env.place.lines.range(env.place.base + expr.start, env.place.base + expr.end));
  if (text === '' || (facts.fileExists && env.unit.path !== null && !facts.fileExists(ref.path))) {
    report(env, expr, 'missing-file', text === '' ? 'Expected the path of a file, but the text is empty.' : `Expected a file, but there is no \`${text}\`.`, text === '' ? {} : { help: `Looked for ${ref.path}.` });
    return null;
  }
  env.build.media.push(ref);
  return { media: ref };
}

function colorsOf(env: Env, list: Extract<Value, { t: 'list' }>, label: string): NodeId[] | null {
  const ids: NodeId[] = [];
  for (const item of list.items) {
    if (item.value.t === 'bad') { fail(env); return null; }
    if (item.value.t === 'colors') { ids.push(...item.value.ids); continue; }
    if (item.value.t !== 'color') { report(env, item.expr, 'wrong-kind', `Expected a colour in ${label}, but got ${describe(item.value)} \`${written(env, item.expr)}\`.`); return null; }
    ids.push(item.value.id);
  }
  return ids;
}

const HARMONIES: Record<string, number> = { complementary: 2, triadic: 3, tetradic: 4, analogous: 3, split: 3 };

/** A colour as a list: of a harmony without an index all its colours, else just the one. */
function harmonyColors(env: Env, id: NodeId): NodeId[] {
  const { table } = env.build;
  const node = table.nodes[id]!;
  if (node.k !== 'call' || node.fn !== 'harmony' || node.args.index) return [id];
  const kind = node.args.kind && 'word' in node.args.kind ? node.args.kind.word : 'complementary';
  return Array.from({ length: HARMONIES[kind] ?? 1 }, (_, index) => table.call({ ...node, args: { ...node.args, index: { node: table.num(index) } } }, 1));
}

/** `center`, `top` … as a point, where a point is wanted in 0..1; in frame units only the centre lies in one place. */
function placeOf(env: Env, expr: Expr, spec: ParamSpec): Arg | null {
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
function wordOf(env: Env, expr: Expr, spec: ParamSpec): string | null {
  const words = spec.words ?? [];
  if (expr.k === 'switch') { const word = expr.on ? 'on' : 'off'; return words.includes(word) ? word : null; }
  if (expr.k !== 'call' || expr.member || expr.args !== null) return null;
  if (words.includes(expr.name.text)) return expr.name.text;
  if (!knownName(env, expr.name.text)) return null;
  const errors = env.ctx.reporter.errors;
  const value = evaluate(env, expr, 'word');
  env.ctx.reporter.errors = errors;
  return value.t === 'word' && words.includes(value.word) ? value.word : null;
}

/** A name of the author's own that a word could hide behind. */
const knownName = (env: Env, name: string): boolean => Boolean(env.locals?.has(name) || env.lets?.has(name) || env.unit.names.let.has(name));

function notAWord(env: Env, spec: ParamSpec, expr: Expr, label: string): null {
  const words = spec.words ?? [];
  if (expr.k === 'call' && !expr.member && expr.args === null) {
    const near = nearest(expr.name.text, words);
    report(env, expr, 'unknown-name', `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`, near ? {
      help: `Did you mean \`${near}\`?`, fixes: [{ title: `Change to \`${near}\``, edits: [{ span: expr, newText: near }] }],
    } : {});
    return null;
  }
  report(env, expr, 'wrong-kind', `Expected ${expected(spec)} for ${label}, but got \`${written(env, expr)}\`.`);
  return null;
}

// ---- palettes and colour lists by name ----

/** Glyphs of a palette by name; null where there is none of the name. */
export function expandPalette(env: Env, ident: Ident): string | null {
  const name = ident.text;
  const own = env.unit.names.palette.get(name);
  if (own) {
    own.used = true;
    record(env, ident, { t: 'definition', definition: own });
    return checkPalette(env, own);
  }
  const entry = env.ctx.vocabulary.find('palette', name);
  if (entry) record(env, ident, { t: 'entry', entry });
  return entry?.glyphs ?? null;
}

/** The glyphs of an own palette; mistakes are reported at its definition. */
export function checkPalette(env: Env, definition: Definition): string {
  const expr = (definition.node as DefinitionNode).value;
  const at: Env = { ...env, unit: definition.unit, place: definition.place, locals: null, lets: null, via: null };
  if (expr.k === 'string') return checkGlyphs(at, expr.value, expr) ?? '';
  if (expr.k === 'call' && expr.args === null && !expr.member) {
    const other = env.unit.names.palette.get(expr.name.text);
    const known = env.ctx.vocabulary.find('palette', expr.name.text)?.glyphs;
    if (other && other !== definition && other.place.base < definition.place.base && other.unit === definition.unit) { other.used = true; return checkPalette(env, other); }
    if (known !== undefined) return known;
    if (other) report(at, definition.name, 'definition-cycle', `\`${definition.name.text}\` is defined by itself.`);
    else unknown(at, expr.name, 'a palette', [...at.unit.names.palette.keys(), ...env.ctx.vocabulary.names(['palette'])]);
    return '';
  }
  if (expr.k !== 'missing') report(at, expr, 'wrong-kind', `Expected glyphs in quotes for the palette \`${definition.name.text}\`, but got \`${written(at, expr)}\`.`);
  fail(env);
  return '';
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment);

/** Reports an empty palette and glyphs that the fonts lack (the rest still draws). */
export function checkGlyphs(env: Env, glyphs: string, expr: Expr): string | null {
  if (glyphs.length === 0) {
    report(env, expr, 'empty-palette', 'Expected at least one glyph in the palette, but it is empty.', { help: 'Glyphs go from dark to bright, the first is usually a space: `" .:*#"`.', fixes: [{ title: 'Use `" .:*#"`', edits: [{ span: expr, newText: '" .:*#"' }] }] });
    return null;
  }
  missingGlyphs(env, glyphs, expr, 'palette');
  return glyphs;
}

export function missingGlyphs(env: Env, text: string, expr: { start: number; end: number }, what: string): void {
  const { hasGlyph } = env.ctx.facts;
  if (!hasGlyph) return;
  const absent = [...new Set([...text])].filter((glyph) => !/[\s\u200d\ufe0e\ufe0f]/u.test(glyph) && !hasGlyph(glyph));
  if (absent.length === 0) return;
  const names = absent.slice(0, 8).map((glyph) => `\`${glyph}\` (U+${glyph.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`).join(', ');
  report(env, expr, 'missing-glyph', `The fonts lack ${names}${absent.length > 8 ? ' and others' : ''}, so this ${what} is drawn without.`, { severity: 'warning', help: 'Choose other glyphs, or name a font that has them with `font:`.' });
}

/** Colours of a list by name; null where there is none of the name. */
export function colorList(env: Env, name: Ident): NodeId[] | null {
  const own = env.unit.names.colors.get(name.text);
  if (own) {
    own.used = true;
    record(env, name, { t: 'definition', definition: own });
    return checkColors(env, own);
  }
  const entry = env.ctx.vocabulary.find('colors', name.text);
  if (!entry?.colors) return null;
  record(env, name, { t: 'entry', entry });
  return entry.colors.map((hex) => env.build.table.rgb([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]));
}

/** The colours of an own list; mistakes are reported at its definition. */
export function checkColors(env: Env, definition: Definition): NodeId[] {
  const expr = (definition.node as DefinitionNode).value;
  const at: Env = { ...env, unit: definition.unit, place: definition.place, locals: null, lets: null, via: null, path: `colors ${definition.name.text}` };
  if (env.build.active.includes(definition)) {
    report(at, definition.name, 'definition-cycle', `\`${definition.name.text}\` is defined by itself.`);
    return [];
  }
  env.build.active.push(definition);
  const spec: ParamSpec = { name: definition.name.text, kind: 'colors', unit: 'none', rate: 'cell', doc: '' };
  const arg = fitArgument(at, spec, expr, `colors ${definition.name.text}`);
  env.build.active.pop();
  return arg && 'nodes' in arg ? arg.nodes : [];
}

// ---- words for messages ----

const UNIT_WORDS: Partial<Record<string, string>> = { frame: ' in frame units', px: ' in pixels', levels: ' (8-bit levels)', 'per second': ' a second', bpm: ' beats a minute', frames: ' frames', characters: ' characters' };

/** `a number from 1 to 12`, `a time`, `one of left, right`. */
export function expected(spec: Pick<ParamSpec, 'kind' | 'min' | 'max' | 'unit' | 'words' | 'alternatives'>): string {
  const words = spec.words?.length ? `one of ${spec.words.length > 12 ? `${spec.words.slice(0, 12).join(', ')} …` : spec.words.join(', ')}` : '';
  const kinds = [spec.kind, ...(spec.alternatives ?? [])].filter((kind) => kind !== 'word').map((kind) => kindWords(kind, spec));
  return [...(words ? [words] : []), ...kinds].join(' or ');
}

function kindWords(kind: ParamKind, spec: Pick<ParamSpec, 'min' | 'max' | 'unit'>): string {
  const unit = UNIT_WORDS[spec.unit] ?? '';
  switch (kind) {
    case 'number': case 'field': case 'distance': case 'hue': {
      const name = kind === 'number' ? 'a number' : kind === 'hue' ? 'a hue in turns' : kind === 'field' ? 'a number or field' : 'a distance';
      return `${name}${rangeWords(spec)}${kind === 'number' ? unit : ''}`;
    }
    case 'integer': return `a whole number${rangeWords(spec)}${unit}`;
    case 'time': return `a time${rangeWords(spec)} such as \`2s\``;
    case 'angle': return `an angle such as \`45deg\``;
    case 'boolean': return '`on`, `off` or a condition';
    case 'color': return 'a colour';
    case 'colors': return 'a list of colours';
    case 'palette': return 'a palette or glyphs in quotes';
    case 'text': return 'a text in quotes';
    case 'point': return 'a point such as `(0.5, 0.5)`';
    case 'points': return 'a list of points';
    case 'fields': return 'a list of fields';
    case 'stops': return 'a list with stops such as `[0s: 1, 5s: 4]`';
    case 'media': return 'the path of a file in quotes';
    case 'word': return 'a word';
  }
}

function rangeWords(spec: { min?: number; max?: number; unit: string }): string {
  const wide = (limit: number | undefined): boolean => limit === undefined || Math.abs(limit) >= 1e5;
  if (wide(spec.min) && wide(spec.max)) return '';
  const show = (limit: number): string => (spec.unit === 's' ? `${round(limit)} s` : String(round(limit)));
  if (wide(spec.max)) return ` of at least ${show(spec.min!)}`;
  if (wide(spec.min)) return ` of at most ${show(spec.max!)}`;
  return ` from ${show(spec.min!)} to ${show(spec.max!)}`;
}

const round = (value: number): number => Number(value.toPrecision(6));
/** A limit as it is written in a reel. */
const inUnit = (spec: ParamSpec, limit: number): string => (spec.kind === 'time' ? `${round(limit)}s` : spec.kind === 'angle' ? `${round((limit / Math.PI) * 180)}deg` : String(round(limit)));
