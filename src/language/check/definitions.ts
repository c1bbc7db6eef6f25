// Lets and user fields at their uses: a let is evaluated once per scene and shared, a field is inlined with its arguments.
// Every definition is also checked once on its own, so that its errors are reported at the definition.

import { duplicateName, missingParameter } from '../../contract/diagnostics/names.ts';
import { definitionCycle, wrongKind } from '../../contract/diagnostics/values.ts';
import type { CallExpr, FieldNode, LetNode, Span } from '../syntax/tree.ts';
import { argumentSlots } from './argument-slots.ts';
import { type Context, type Env, evaluate, markBroken, record, report, type SceneLet } from './context.ts';
import type { Definition } from './load-units.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { BAD, describe, type Value, type Want } from './value.ts';

const DIRECT = new Set<Want>(['palette', 'colors', 'word']);

/** The value of a let, in the scene being built. */
export function definitionValue(
  env: Env,
  definition: LetNode | Definition,
  lets: ReadonlyMap<string, SceneLet> | null,
  use: Span,
  want: Want,
): Value {
  const { build } = env;
  const isGlobal = 'kind' in definition;
  const node = isGlobal ? (definition.node as LetNode) : definition;
  if (isGlobal) checkDefinition(env.ctx, definition);
  // A bare name can resolve differently where a palette, colours or a word are expected: `let p = dots`.
  const direct = DIRECT.has(want) && node.value.k === 'call' && node.value.args === null;
  const known = direct ? undefined : build.values.get(definition);
  if (known) {
    if (known.t === 'bad') markBroken(env);
    return known;
  }
  if (build.active.includes(definition)) {
    reportCycle(env, definition);
    return BAD;
  }
  build.active.push(definition);
  const inner: Env = isGlobal
    ? {
        ...env,
        unit: definition.unit,
        place: definition.place,
        path: `let ${node.name.text}`,
        locals: null,
        lets: null,
        via: env.via ?? outermost(env, use, node.name.text),
      }
    : { ...env, path: `scene let ${node.name.text}`, locals: null, lets };
  const value = evaluate(inner, node.value, direct ? want : 'any');
  build.active.pop();
  if (!direct) build.values.set(definition, value);
  return value;
}

/** A user field with these arguments. */
export function inlineField(env: Env, definition: Definition, node: FieldNode, expr: CallExpr): Value {
  const { build } = env;
  checkDefinition(env.ctx, definition);
  if (env.ctx.record)
    for (const { name } of expr.args ?? [])
      if (name && node.params.some((param) => param.name.text === name.text))
        record(env, name, { t: 'parameter', definition, name: name.text });
  const slots = argumentSlots(
    env,
    expr,
    node.name.text,
    node.params.map((param) => param.name.text),
  );
  if (!slots) {
    markArgumentsUsed(env, expr);
    return BAD;
  }
  if (build.active.includes(definition)) {
    reportCycle(env, definition);
    return BAD;
  }

  const inner: Env = {
    ...env,
    unit: definition.unit,
    place: definition.place,
    lets: null,
    locals: null,
    field: definition,
    path: `${env.path}/${node.name.text}`,
    via: env.via ?? outermost(env, expr, node.name.text),
  };
  const locals = new Map<string, Value>();
  let whole = true;
  node.params.forEach((param, i) => {
    const given = slots[i];
    const usual = param.value ? evaluate({ ...inner, locals: new Map(locals) }, param.value, 'any') : null;
    if (!given) {
      if (!usual) {
        report(env, expr, missingParameter.fieldArgument({ label: `${node.name.text}.${param.name.text}` }));
        whole = false;
      }
      locals.set(param.name.text, usual ?? BAD);
      return;
    }
    const value = evaluate(
      env,
      given,
      usual?.t === 'colors' || usual?.t === 'list'
        ? 'colors'
        : usual?.t === 'palette'
          ? 'palette'
          : usual?.t === 'color'
            ? 'color'
            : 'any',
    );
    if (value.t === 'bad') whole = false;
    else if (usual && usual.t !== 'bad' && !fits(env, value, usual)) {
      const label = `${node.name.text}.${param.name.text}`;
      report(env, given, wrongKind.value({ expected: describe(usual), label, got: describe(value) }));
      whole = false;
    }
    locals.set(param.name.text, value);
  });
  if (!whole) return BAD;

  const key = `${definition.place.file ?? ''}:${definition.place.base}:${[...locals.values()].map(keyOf).join()}`;
  const known = build.memo.get(key);
  if (known) return known;
  build.active.push(definition);
  const sitedBefore = build.sited;
  // The place of use is part of the path, so that two uses get different random numbers.
  const ordinalKey = `${env.path}/${node.name.text}()`;
  const ordinal = build.ordinals.get(ordinalKey) ?? 0;
  build.ordinals.set(ordinalKey, ordinal + 1);
  const value = evaluate(
    { ...inner, locals, path: ordinal === 0 ? inner.path : `${inner.path}#${ordinal}` },
    node.value,
    'any',
  );
  build.active.pop();
  if (build.sited === sitedBefore && value.t !== 'bad') build.memo.set(key, value);
  return value;
}

/** Checks a definition on its own, once, before its first use. */
export function checkDefinition(ctx: Context, definition: Definition): void {
  if (
    ctx.checked.has(definition) ||
    definition.kind === 'palette' ||
    definition.kind === 'colors' ||
    definition.kind === 'look' ||
    definition.kind === 'media' ||
    definition.kind === 'param'
  )
    return;
  ctx.checked.add(definition);
  ctx.reporter.reporting(() => checkOnce(ctx, definition));
}

function checkOnce(ctx: Context, definition: Definition): void {
  const scene = ctx.reporter.scene;
  ctx.reporter.scene = null;
  const env: Env = {
    ctx,
    build: ctx.definitions,
    unit: definition.unit,
    place: definition.place,
    path: `${definition.kind} ${definition.name.text}`,
    locals: null,
    field: definition,
    lets: null,
    via: null,
  };
  const { active } = ctx.definitions;
  if (definition.kind === 'let') {
    active.push(definition);
    const value = evaluate(env, (definition.node as LetNode).value, 'any');
    active.pop();
    ctx.definitions.values.set(definition, value);
  } else {
    const node = definition.node as FieldNode;
    const locals = new Map<string, Value>();
    const seen = new Set<string>();
    for (const param of node.params) {
      if (seen.has(param.name.text))
        report(env, param.name, duplicateName.definition({ kind: 'parameter', name: param.name.text }));
      seen.add(param.name.text);
      const usual = param.value ? evaluate({ ...env, locals: new Map(locals) }, param.value, 'any') : null;
      locals.set(
        param.name.text,
        !usual || usual.t === 'number'
          ? {
              t: 'number',
              id: ctx.definitions.table.variable(`parameter ${param.name.text}`, 'frame'),
              dim: usual?.t === 'number' && usual.dim !== 'number' ? usual.dim : 'any',
            }
          : usual,
      );
    }
    active.push(definition);
    const value = evaluate({ ...env, locals }, node.value, 'any');
    active.pop();
    if (value.t !== 'number' && value.t !== 'color' && value.t !== 'bad') {
      report(env, node.value, wrongKind.fieldResult({ name: node.name.text, got: describe(value) }));
    }
  }
  ctx.reporter.scene = scene;
}

export function reportCycle(env: Env, definition: LetNode | Definition): void {
  const { active } = env.build;
  const ring = [...active.slice(active.indexOf(definition)), definition].map((step) => step.name.text);
  const place = 'kind' in definition ? definition.place : env.place;
  env.ctx.reporter.report(place, definition.name, definitionCycle.definition({ ring }));
}

const outermost = (env: Env, span: Span, name: string): Env['via'] => ({ place: env.place, span, name });

/** Whether the value can replace a default of this kind. */
function fits(env: Env, value: Value, usual: Value): boolean {
  if (value.t === 'number' && usual.t === 'number') {
    if (
      usual.dim === 'any' ||
      value.dim === 'any' ||
      usual.dim === value.dim ||
      usual.dim === 'px' ||
      value.dim === 'px'
    )
      return true;
    const constant = env.build.table.constant(value.id);
    return constant === 0 || (usual.dim === 'number' && value.dim === 'angle');
  }
  if (value.t === usual.t) return true;
  const lists = ['list', 'colors', 'color'];
  return (
    (lists.includes(value.t) && lists.includes(usual.t)) ||
    (value.t === 'text' && usual.t === 'palette') ||
    (value.t === 'palette' && usual.t === 'text') ||
    value.t === 'word' ||
    usual.t === 'word'
  );
}

function keyOf(value: Value): string {
  switch (value.t) {
    case 'number':
      return `${value.dim}${value.id}`;
    case 'color':
      return `c${value.id}`;
    case 'colors':
      return `[${value.ids.join(' ')}]`;
    case 'list':
      return `(${value.items.map((item) => keyOf(item.value)).join(' ')})`;
    case 'stops':
      return `{${value.items.map((item) => `${keyOf(item.at)}:${keyOf(item.value)}`).join(' ')}}`;
    case 'point':
      return `<${keyOf(value.x)} ${keyOf(value.y)}>`;
    case 'text':
      return JSON.stringify(value.text);
    case 'palette':
      return `p${JSON.stringify(value.glyphs)}`;
    case 'word':
      return `w${value.word}`;
    case 'size':
      return `${value.width}x${value.height}`;
    case 'bad':
      return '!';
  }
}
