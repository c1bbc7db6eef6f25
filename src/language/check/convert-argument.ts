// Converts an evaluated value to an argument of one kind.

import type { ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import { paramInPath } from '../../contract/diagnostics/params.ts';
import { missingFile, pathNotAllowed } from '../../contract/diagnostics/files.ts';
import { unresolvedText } from '../../contract/diagnostics/text.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import type { Arg, MediaRef, NodeId } from '../../contract/plan.ts';
import { readMarkup } from '../syntax/text-markup.ts';
import type { Expr } from '../syntax/tree.ts';
import { type Env, markBroken, rangeOf, report, written } from './context.ts';
import { expandPath } from './expand-path.ts';
import { expected } from './expected.ts';
import { inFrameUnits } from './frame-units.ts';
import { checkGlyphs, checkText } from './glyphs.ts';
import { isRemote } from './is-remote.ts';
import { mediaRef } from './load-units.ts';
import { fileTrouble } from './file-trouble.ts';
import { locateFile } from './locate-file.ts';
import { fitNumber, rateFits } from './numbers.ts';
import { describe, type Dim, type Value } from './value.ts';

/** Kinds whose arguments are numbers. */
export const NUMERIC = new Set<ParamKind>([
  'number',
  'integer',
  'time',
  'angle',
  'hue',
  'boolean',
  'field',
  'distance',
]);

/** undefined: not of this kind; null: of this kind, but wrong. */
export function convertArgument(
  env: Env,
  kind: ParamKind,
  spec: ParamSpec,
  value: Value,
  expr: Expr,
  label: string,
  isMath: boolean,
  dims: Dim[],
): Arg | null | undefined {
  if (NUMERIC.has(kind))
    return value.t === 'number' ? fitNumber(env, kind, spec, value, expr, label, isMath, dims) : undefined;
  switch (kind) {
    case 'color':
      return value.t === 'color' ? (rateFits(env, spec, value.id, expr, label) ? { node: value.id } : null) : undefined;
    case 'colors': {
      const ids =
        value.t === 'colors'
          ? value.ids
          : value.t === 'color'
            ? harmonyColors(env, value.id)
            : value.t === 'list'
              ? colorsOf(env, value, label)
              : undefined;
      if (ids === null || ids === undefined) return ids;
      if (ids.length === 0) {
        report(env, expr, wrongKind.emptyList({ what: 'colour', label }));
        return null;
      }
      return ids.every((id) => rateFits(env, spec, id, expr, label)) ? { nodes: ids } : null;
    }
    case 'palette':
      if (value.t === 'palette') return { glyphs: value.glyphs };
      if (value.t === 'text') {
        const glyphs = checkGlyphs(env, value.text, expr);
        return glyphs === null ? null : { glyphs };
      }
      return undefined;
    case 'text':
      if (value.t !== 'text') return undefined;
      if (spec.pattern && !new RegExp(spec.pattern.regex, 'i').test(value.text)) {
        report(env, expr, wrongKind.value({ expected: expected(spec), label, got: `\`${written(env, expr)}\`` }));
        return null;
      }
      checkText(env, value.text, expr);
      warnPlainValue(env, expr);
      return { text: value.text };
    case 'point':
      return value.t === 'point' ? point(env, spec, value, expr, label) : undefined;
    case 'points': {
      const items =
        value.t === 'point' ? [{ value: value as Value, expr }] : value.t === 'list' ? value.items : undefined;
      if (!items) return undefined;
      const points: [NodeId, NodeId][] = [];
      for (const item of items) {
        if (item.value.t === 'bad') return null;
        if (item.value.t !== 'point') {
          const got = describe(item.value);
          report(env, item.expr, wrongKind.listItem({ expected: 'a point such as `(0.5, 0.5)`', label, got }));
          return null;
        }
        const arg = point(env, spec, item.value, item.expr, label);
        if (!arg) return null;
        points.push((arg as { point: [NodeId, NodeId] }).point);
      }
      return { points };
    }
    case 'fields': {
      const items =
        value.t === 'number' ? [{ value: value as Value, expr }] : value.t === 'list' ? value.items : undefined;
      if (!items) return undefined;
      if (items.length === 0) {
        report(env, expr, wrongKind.emptyList({ what: 'field', label }));
        return null;
      }
      const nodes: NodeId[] = [];
      for (const item of items) {
        if (item.value.t === 'bad') return null;
        if (item.value.t !== 'number') {
          report(env, item.expr, wrongKind.listItem({ expected: 'a field', label, got: describe(item.value) }));
          return null;
        }
        nodes.push(inFrameUnits(env, item.value));
      }
      return { nodes };
    }
    case 'stops':
      return value.t === 'stops' ? stops(env, spec, value, label) : undefined;
    case 'media':
      return value.t === 'text' ? media(env, value.text, expr, spec.input) : undefined;
    default:
      return undefined;
  }
}

function point(
  env: Env,
  spec: ParamSpec,
  value: Extract<Value, { t: 'point' }>,
  expr: Expr,
  label: string,
): Arg | null {
  const ids: NodeId[] = [];
  for (const part of [value.x, value.y]) {
    if (part.t === 'bad') return null;
    if (
      part.t !== 'number' ||
      part.dim === 'time' ||
      part.dim === 'angle' ||
      (part.dim === 'px' && spec.unit === 'uv')
    ) {
      report(env, expr, wrongKind.point({ label, got: `${describe(part)} in \`${written(env, expr)}\`` }));
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
    if (item.at.t === 'bad' || item.value.t === 'bad') {
      markBroken(env);
      return null;
    }
    if (item.at.t !== 'number' || item.value.t !== 'number') {
      const got = `\`${written(env, item.expr)}\``;
      report(env, item.expr, wrongKind.listItem({ expected: 'a stop such as `0s: 1`', label, got }));
      return null;
    }
    const at = inFrameUnits(env, item.at);
    if (
      !rateFits(env, spec, at, item.expr, label) ||
      !rateFits(env, { ...spec, rate: 'cell' }, item.value.id, item.expr, label)
    )
      return null;
    const constant = env.build.table.constant(at);
    if (constant !== null) {
      if (constant < last) {
        report(env, item.expr, outOfRange.stopOrder({ label, got: written(env, item.expr) }));
        return null;
      }
      last = constant;
    }
    result.push({ at, value: inFrameUnits(env, item.value) });
  }
  if (result.length === 0) return null;
  return { stops: result };
}

/** Inputs whose content comes out in the picture as it is: they may not be read from anywhere. */
const GUARDED: ReadonlySet<string> = new Set(['media', 'texts']);

/**
 * A file of a parameter, a setting or, with the input `media`, of a `media` statement; reports one that is known to be absent, and one
 * that the reel may not read.
 */
export function media(env: Env, name: string, expr: Expr, input?: string): Arg | null {
  const { facts } = env.ctx;
  const { path: text, isExpanded, wrong } = expandPath(env.unit, name);
  if (wrong !== null) {
    report(env, expr, paramInPath.name({ name: wrong }));
    return null;
  }
  const ref: MediaRef = mediaRef(text, env.unit.path, rangeOf(env, expr));
  if (text === '') {
    report(env, expr, missingFile.empty());
    return null;
  }
  if (isRemote(text)) {
    report(env, expr, missingFile.remote({ written: text }));
    return null;
  }
  const located = env.unit.path === null ? ref.path : locateFile(facts, ref.path);
  if (located === null) {
    report(env, expr, fileTrouble(facts, ref, 'a file', input));
    return null;
  }
  ref.path = located;
  const isGuarded = isExpanded || (input !== undefined && GUARDED.has(input));
  if (isGuarded && facts.mayRead?.(located) === false) {
    report(env, expr, pathNotAllowed.file({ written: text, path: located }));
    return null;
  }
  if (input !== undefined) ref.kind = input;
  env.build.media.push(ref);
  return { media: ref };
}

function colorsOf(env: Env, list: Extract<Value, { t: 'list' }>, label: string): NodeId[] | null {
  const ids: NodeId[] = [];
  for (const item of list.items) {
    if (item.value.t === 'bad') {
      markBroken(env);
      return null;
    }
    if (item.value.t === 'colors') {
      ids.push(...item.value.ids);
      continue;
    }
    if (item.value.t !== 'color') {
      const got = `${describe(item.value)} \`${written(env, item.expr)}\``;
      report(env, item.expr, wrongKind.listItem({ expected: 'a colour', label, got }));
      return null;
    }
    ids.push(item.value.id);
  }
  return ids;
}

const HARMONIES = new Map([
  ['complementary', 2],
  ['triadic', 3],
  ['tetradic', 4],
  ['analogous', 3],
  ['split', 3],
]);

/** A colour as a list: all colours of a harmony without an index, otherwise the one. */
function harmonyColors(env: Env, id: NodeId): NodeId[] {
  const { table } = env.build;
  const node = table.nodes[id]!;
  if (node.k !== 'call' || node.fn !== 'harmony' || node.args.index) return [id];
  const kind = node.args.kind && 'word' in node.args.kind ? node.args.kind.word : 'complementary';
  return Array.from({ length: HARMONIES.get(kind) ?? 1 }, (_, index) =>
    table.call({ ...node, args: { ...node.args, index: { node: table.num(index) } } }, 1),
  );
}

/** `${…}` in a text that is drawn as it is, such as that of `glyphText`. */
function warnPlainValue(env: Env, expr: Expr): void {
  if (expr.k !== 'string') return;
  const { base } = env.place;
  const token = env.unit.parsed.text.slice(base + expr.start, base + expr.end);
  const value = readMarkup(token).find((piece) => piece.k === 'value');
  if (value?.k !== 'value') return;
  const name = value.source.trim();
  const isText = env.lets?.has(name) === true || env.unit.names.param.has(name);
  const span = { start: expr.start + value.start, end: expr.start + value.end };
  report(env, span, unresolvedText.plain({ written: `\${${value.source}}`, name: isText ? name : null }));
}
