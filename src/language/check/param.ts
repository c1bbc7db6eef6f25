// `param` statements: the kind follows the default; the value is the default, or what is set from outside.

import { outsideValue, paramRange } from '../../contract/diagnostics/params.ts';
import { type ParamRule, type ParamValue, readParam, showNumber } from '../../contract/param.ts';
import type { Expr, ParamNode } from '../syntax/tree.ts';
import { type Constant, describeConstant, showConstant } from './constant.ts';
import { constantOf } from './constant-of.ts';
import { type Context, createBuild, type Env, type Param, report, written } from './context.ts';
import type { Definition } from './load-units.ts';

/** Reads the statement once; null after errors, which are reported. */
export function checkParam(ctx: Context, definition: Definition): Param | null {
  const known = ctx.params.get(definition);
  if (known !== undefined) return known;
  ctx.params.set(definition, null); // a default that uses it is an error
  let found: Param | null = null;
  ctx.reporter.reporting(() => {
    const { scene } = ctx.reporter;
    ctx.reporter.scene = null;
    found = paramOf(ctx, definition);
    ctx.reporter.scene = scene;
  });
  ctx.params.set(definition, found);
  const param = found as Param | null; // assigned in the callback
  if (param && (param.kind === 'text' || param.kind === 'file') && param.value.t === 'text')
    definition.pathPart = param.value.text;
  return param;
}

function paramOf(ctx: Context, definition: Definition): Param | null {
  const { unit, place } = definition;
  const node = definition.node as ParamNode;
  const build = createBuild('', null);
  const env: Env = { ctx, build, unit, place, path: '', locals: null, lets: null, via: null };
  const usual = defaultOf(env, node);
  if (!usual) return null;
  const rule = ruleOf(env, node, usual.constant, usual.isFile);
  if (!rule) return null;
  const name = node.name.text;
  const given = ctx.facts.params;
  const text = given?.get(name);
  if (text === undefined) return { ...rule, usual: usual.constant, value: usual.constant };
  const read = readParam(rule, text);
  if ('value' in read)
    return { ...rule, usual: usual.constant, value: constantFor(rule, read.value, definition, usual.constant) };
  report(env, node.name, outsideValue.value({ name, expected: read.expected, got: text }));
  return { ...rule, usual: usual.constant, value: usual.constant };
}

/** `file("a.png")` is a file, everything else a constant. */
function defaultOf(env: Env, node: ParamNode): { constant: Constant; isFile: boolean } | null {
  const { value } = node;
  if (value.k === 'missing') return null;
  const [path] = value.k === 'call' && value.name.text === 'file' && !value.member ? (value.args ?? []) : [];
  if (path?.value.k === 'string') return { constant: { t: 'text', text: path.value.value }, isFile: true };
  const isWord = value.k === 'call' && value.args === null && !value.member && node.within?.low.k === 'list';
  if (isWord) return { constant: wordAt(env, value), isFile: false };
  const constant = constantOf(env, value, `param ${node.name.text}`);
  return constant && { constant, isFile: false };
}

const wordAt = ({ unit, place }: Env, expr: Extract<Expr, { k: 'call' }>): Constant => ({
  t: 'name',
  text: expr.name.text,
  from: { unit, place, span: expr },
});

function ruleOf(env: Env, node: ParamNode, usual: Constant, isFile: boolean): ParamRule | null {
  const { within, name } = node;
  const got = within ? written(env, { start: within.low.start, end: (within.high ?? within.low).end }) : '';
  if (usual.t === 'number' || usual.t === 'beats') {
    const kind = usual.t === 'beats' ? 'beats' : usual.dim === 'time' || usual.dim === 'angle' ? usual.dim : 'number';
    if (!within) return { kind };
    const limits = [within.low, within.high].map((expr) => (expr ? constantOf(env, expr, `param ${name.text}`) : null));
    const [low, high] = limits.map((limit) => (limit && isSameKind(limit, usual) ? numberOf(limit) : null));
    if (within.low.k === 'list' || typeof low !== 'number' || typeof high !== 'number' || low > high) {
      if (within.high === null || limits.every((limit) => limit !== null))
        report(env, within.low, paramRange.limits({ kind, got }));
      return null;
    }
    const value = numberOf(usual);
    if (value !== null && value >= low && value <= high) return { kind, low, high };
    const [from, to] = [showNumber(kind, low), showNumber(kind, high)];
    report(env, node.value, paramRange.outside({ from, to, got: showConstant(usual) }));
    return null;
  }
  if (usual.t === 'name') {
    if (within?.low.k !== 'list' || within.high !== null || within.low.items.length === 0) {
      report(env, within?.low ?? node.value, paramRange.words({ word: usual.text }));
      return null;
    }
    const words = within.low.items.flatMap(({ value, at }) =>
      !at && value.k === 'call' && value.args === null && !value.member ? [value.name.text] : [],
    );
    if (words.length < within.low.items.length) {
      report(env, within.low, paramRange.words({ word: usual.text }));
      return null;
    }
    if (words.includes(usual.text)) return { kind: 'word', words };
    report(env, node.value, paramRange.notInList({ word: usual.text, words }));
    return null;
  }
  if (usual.t === 'point') {
    report(env, node.value, paramRange.kind({ got: describeConstant(usual) }));
    return null;
  }
  const kind = isFile ? 'file' : usual.t;
  if (!within) return { kind };
  report(env, within.low, paramRange.noRange({ what: isFile ? 'A file' : kind === 'text' ? 'A text' : 'A colour' }));
  return null;
}

const numberOf = (constant: Constant): number | null =>
  constant.t === 'number' ? constant.v : constant.t === 'beats' ? constant.n : null;

const isSameKind = (limit: Constant, usual: Constant): boolean =>
  limit.t === usual.t &&
  (limit.t !== 'number' || usual.t !== 'number' || limit.dim === usual.dim || limit.v === 0 || usual.v === 0);

function constantFor(rule: ParamRule, value: ParamValue, definition: Definition, usual: Constant): Constant {
  if (typeof value === 'number') {
    if (rule.kind === 'beats') return { t: 'beats', n: value };
    return { t: 'number', v: value, dim: usual.t === 'number' ? usual.dim : 'number' };
  }
  if (typeof value !== 'string') return { t: 'color', v: value };
  if (rule.kind !== 'word') return { t: 'text', text: value };
  const { unit, place, name } = definition;
  return { t: 'name', text: value, from: { unit, place, span: name } };
}

/** The default as `--set` would take it. */
export const usualText = ({ usual }: Param): string =>
  usual.t === 'text' || usual.t === 'name' ? usual.text : showConstant(usual);
