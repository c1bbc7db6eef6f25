// Resolves names (parameters, lets, user fields, variables, the vocabulary) and turns calls of effects into nodes.

import { findVariable, layerValue } from '../../catalog/variables.ts';
import type { CatalogEntry, EffectKind } from '../../contract/catalog-entry.ts';
import { unknownName } from '../../contract/diagnostics/names.ts';
import { wrongKind } from '../../contract/diagnostics/values.ts';
import type { Args, NodeId, PlanNode } from '../../contract/plan.ts';
import type { CallExpr, Expr, FieldNode, LetNode } from '../syntax/tree.ts';
import { isOtherMediaWord, mediaHelp } from '../syntax/other-media-words.ts';
import { isAnyWord } from './any-word.ts';
import { bindArguments } from './arguments.ts';
import { colorNamed } from './color-names.ts';
import { constantValue } from './constant-of.ts';
import { type Env, markBroken, nextSite, record, report, written } from './context.ts';
import { definitionValue, inlineField } from './definitions.ts';
import type { Definition } from './load-units.ts';
import { inFrameUnits } from './frame-units.ts';
import { keyframes } from './keyframes.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { audioMember, mediaMember, memberOfMedia } from './members.ts';
import { candidates, NUMBER_KINDS, unknown, wanted } from './names.ts';
import { fold } from './node-table.ts';
import { checkParam } from './param.ts';
import { colorList, expandPalette } from './palettes.ts';
import { BAD, type Value, type Want } from './value.ts';

const LEAST_RATE: Partial<Record<EffectKind, number>> = {
  math: 1,
  field: 2,
  mask: 2,
  distance: 2,
  color: 1,
  transform: 0,
};
const FOLDED = new Set(['min', 'max', 'abs', 'floor', 'ceil', 'sign']);

export function evaluateCall(env: Env, expr: CallExpr, want: Want): Value {
  const name = expr.name.text;
  if (expr.member) return memberCall(env, expr);

  const local = env.locals?.get(name);
  if (local && env.field) record(env, expr.name, { t: 'parameter', definition: env.field, name });
  if (local) return withoutArguments(env, expr, 'a parameter') ? local : BAD;
  const sceneLet = env.lets?.get(name);
  if (sceneLet) {
    sceneLet.used = true;
    record(env, expr.name, { t: 'let', node: sceneLet.node, place: env.place });
    if (sceneLet.constant !== undefined) {
      if (sceneLet.constant === null) markBroken(env);
      if (sceneLet.constant === null || !withoutArguments(env, expr, 'a parameter')) return BAD;
      return constantValue(env, sceneLet.constant, want);
    }
    return withoutArguments(env, expr, 'a let') ? definitionValue(env, sceneLet.node, env.lets, expr, want) : BAD;
  }
  const own = env.unit.names;
  const definedLet = own.let.get(name);
  if (definedLet) {
    definedLet.used = true;
    record(env, expr.name, { t: 'definition', definition: definedLet });
    return withoutArguments(env, expr, 'a let') ? definitionValue(env, definedLet, null, expr, want) : BAD;
  }
  const param = own.param.get(name);
  if (param) {
    param.used = true;
    record(env, expr.name, { t: 'definition', definition: param });
    const known = checkParam(env.ctx, param);
    if (!known) markBroken(env);
    return known && withoutArguments(env, expr, 'a param') ? constantValue(env, known.value, want) : BAD;
  }

  const media = own.media.get(name);
  if (media && want !== 'palette' && want !== 'colors' && want !== 'word') {
    record(env, expr.name, { t: 'definition', definition: media });
    return withoutArguments(env, expr, 'a `media` name') ? mediaMember(env, media, 'light') : BAD;
  }

  if (want === 'word' && expr.args === null && isAnyWord(env.ctx, name)) return { t: 'word', word: name };
  if (want === 'palette') {
    const palette = expandPalette(env, expr.name);
    if (palette !== null) return { t: 'palette', glyphs: palette };
  }
  if (want === 'colors') {
    const colors = colorList(env, expr.name);
    if (colors) return { t: 'colors', ids: colors };
  }

  const field = own.field.get(name);
  if (field && want !== 'palette' && want !== 'colors') {
    field.used = true;
    record(env, expr.name, { t: 'definition', definition: field });
    return inlineField(env, field, field.node as FieldNode, expr);
  }

  if (want !== 'color') {
    const variable = variableNamed(env, expr);
    if (variable) return variable;
  }
  const { vocabulary } = env.ctx;
  const entry =
    want === 'color' ? vocabulary.findIn(['color', ...NUMBER_KINDS], name) : vocabulary.findIn(NUMBER_KINDS, name);
  if (entry) {
    const keyed = keyframes(env, entry, expr, {
      numbers: (at, call) => effectCall(at, entry, call),
      mixNumbers: (at, args) => callNode(at, vocabulary.find('math', 'mix')!, args),
      mixColors: (at, args) => callNode(at, vocabulary.find('color', 'mixColor')!, args),
    });
    if (keyed) record(env, expr.name, { t: 'entry', entry });
    return keyed ?? effectCall(env, entry, expr);
  }
  if (want === 'color') {
    const variable = variableNamed(env, expr);
    if (variable) return variable;
  }

  if (want === 'any' || want === 'color' || want === 'number') {
    const colors = colorList(env, expr.name);
    if (colors) return { t: 'colors', ids: colors };
    const palette = expandPalette(env, expr.name);
    if (palette !== null) return { t: 'palette', glyphs: palette };
    if (want === 'any' && expr.args === null && isAnyWord(env.ctx, name)) return { t: 'word', word: name };
  }
  reportUnknown(env, expr, want);
  markArgumentsUsed(env, expr);
  return BAD;
}

function variableNamed(env: Env, expr: CallExpr): Value | null {
  const name = expr.name.text;
  const spec = name === 'value' ? layerValue : findVariable(name);
  if (!spec) return null;
  record(env, expr.name, { t: 'variable', spec, audio: false });
  if (!withoutArguments(env, expr, 'a value')) return BAD;
  const { table } = env.build;
  return {
    t: 'number',
    id: spec.constant === undefined ? table.variable(name, spec.rate) : table.num(spec.constant),
    dim: 'any',
  };
}

/** `audio.bass`, `face.color`. */
function memberCall(env: Env, expr: CallExpr): Value {
  const { lets, unit } = env;
  const media = unit.names.media.get(expr.name.text) ?? mediaOfLet(env, expr.name, lets, unit);
  const value = media ? memberOfMedia(env, media, expr) : audioMember(env, expr);
  return value.t === 'bad' || withoutArguments(env, expr, 'a value') ? value : BAD;
}

/** Where a let is just the name of a media statement, as in `let f = face`, its members are those of the media. */
function mediaOfLet(
  env: Env,
  name: CallExpr['name'],
  lets: Env['lets'],
  unit: Env['unit'],
  seen: readonly string[] = [],
): Definition | null {
  const sceneLet = lets?.get(name.text);
  const defined = unit.names.let.get(name.text);
  const node = sceneLet?.node ?? (defined?.node as LetNode | undefined);
  if (!node || seen.includes(name.text)) return unit.names.media.get(name.text) ?? null;
  const { value } = node;
  if (value.k !== 'call' || value.args !== null || value.member) return null;
  const within = sceneLet ? unit : defined!.unit;
  const media = mediaOfLet(env, value.name, sceneLet ? lets : null, within, [...seen, name.text]);
  if (!media) return null;
  if (sceneLet) {
    sceneLet.used = true;
    record(env, name, { t: 'let', node: sceneLet.node, place: env.place });
  } else {
    defined!.used = true;
    record(env, name, { t: 'definition', definition: defined! });
  }
  return media;
}

function withoutArguments(env: Env, expr: CallExpr, what: string): boolean {
  if (expr.args === null) return true;
  const span = { start: (expr.member ?? expr.name).end, end: expr.end };
  report(env, expr, wrongKind.parentheses({ name: expr.name.text, what, span }));
  return false;
}

/** A built-in (or `use`d) function of numbers, fields or colours. */
export function effectCall(env: Env, entry: CatalogEntry, expr: CallExpr): Value {
  record(env, expr.name, { t: 'entry', entry });
  const bound = bindArguments(env, entry, expr);
  if (!bound) return BAD;
  if (entry.kind === 'math' && FOLDED.has(entry.name)) {
    const ids = Object.values(bound.args).map((arg) => ('node' in arg ? env.build.table.constant(arg.node) : null));
    if (ids.length === entry.params.length && ids.every((value) => value !== null)) {
      const folded = fold(entry.name, ids as number[]);
      if (folded !== null) return { t: 'number', id: env.build.table.num(folded), dim: bound.dim };
    }
  }
  const id = callNode(env, entry, bound.args);
  return entry.result === 'color'
    ? { t: 'color', id }
    : { t: 'number', id, dim: entry.kind === 'math' ? (bound.dim === 'px' ? 'px' : 'any') : 'any' };
}

function callNode(env: Env, entry: CatalogEntry, args: Args, input?: NodeId): NodeId {
  const { table } = env.build;
  const site = entry.seeded || entry.stateful ? nextSite(env, entry.name) : 0;
  const isColor = input === undefined ? entry.result === 'color' : table.isColor(input);
  const node: Extract<PlanNode, { k: 'call' }> = {
    k: 'call',
    fn: entry.name,
    kind: entry.kind as 'field',
    type: isColor ? 'color' : 'number',
    rate: 'cell',
    args,
    ...(input === undefined ? {} : { input }),
    site,
  };
  return table.call(node, LEAST_RATE[entry.kind] ?? 1);
}

/** One stage after `|`: moves the picture on its left. */
export function transformCall(env: Env, stage: Expr, value: Value): Value {
  if (stage.k === 'missing') return BAD;
  if (stage.k !== 'call' || stage.member) {
    report(env, stage, wrongKind.transform());
    return BAD;
  }
  const { vocabulary } = env.ctx;
  const entry = vocabulary.find('transform', stage.name.text);
  if (!entry) {
    const other = vocabulary.findIn(NUMBER_KINDS, stage.name.text);
    const shader = vocabulary.find('shader', stage.name.text) ?? env.unit.names.look.get(stage.name.text);
    const { text: name } = stage.name;
    if (other) {
      const help = `Write \`${name}(…)\` around what it is applied to.`;
      report(env, stage.name, wrongKind.notATransform({ name, kind: other.kind, help }));
    } else if (shader) {
      const help = 'Shaders go into `shade:`.';
      report(env, stage.name, wrongKind.notATransform({ name, kind: 'shader', help }));
    } else unknown(env, stage.name, 'a transform', vocabulary.names(['transform']));
    markArgumentsUsed(env, stage);
    return BAD;
  }
  record(env, stage.name, { t: 'entry', entry });
  const bound = bindArguments(env, entry, stage);
  if (!bound || (value.t !== 'number' && value.t !== 'color')) return BAD;
  const input = value.t === 'number' ? inFrameUnits(env, value) : value.id;
  const id = callNode(env, entry, bound.args, input);
  return value.t === 'color' ? { t: 'color', id } : { t: 'number', id, dim: 'any' };
}

function reportUnknown(env: Env, expr: CallExpr, want: Want): void {
  const { vocabulary } = env.ctx;
  const name = expr.name.text;
  const transform = vocabulary.find('transform', name);
  if (transform && want !== 'palette' && want !== 'colors') {
    const help = `Write \`value | ${name}(…)\`: it moves the picture on its left.`;
    report(env, expr.name, wrongKind.otherEffect({ expected: 'a value', name, kind: 'a transform', help }));
    return;
  }
  const look = env.unit.names.look.get(name);
  if (look) look.used = true;
  const shader = vocabulary.findIn(['shader', 'feedback', 'transition'], name) ?? look;
  if (shader && want !== 'palette' && want !== 'colors') {
    const setting = shader.kind === 'look' || shader.kind === 'shader' ? 'shade' : shader.kind;
    const help = `Use it in \`${setting}:\`.`;
    report(env, expr.name, wrongKind.otherEffect({ expected: 'a value', name, kind: `a ${shader.kind}`, help }));
    return;
  }
  if (name === 'audio') {
    report(env, expr.name, unknownName.audioFeature());
    return;
  }
  const other = otherKind(env, name, want);
  if (other) {
    report(env, expr.name, wrongKind.otherEffect({ expected: wanted(want), name, kind: other }));
    return;
  }
  const hex = want === 'color' && expr.args === null ? colorNamed(name) : undefined;
  if (hex) {
    report(env, expr.name, unknownName.colorName({ name, hex }));
    return;
  }
  const [first] = expr.args ?? [];
  if (first?.value.k === 'string' && isOtherMediaWord(name) && !env.unit.open) {
    const help = mediaHelp(name, written(env, first.value));
    report(env, expr.name, unknownName.file({ expected: wanted(want), name, help }));
    return;
  }
  unknown(env, expr.name, wanted(want), candidates(env, want), expr.args === null && isNumeric(want));
}

const isNumeric = (want: Want): boolean => want === 'number' || want === 'color' || want === 'any';

/** What the name is if it is a palette instead of a colour list, or the other way round. */
function otherKind(env: Env, name: string, want: Want): string | null {
  const { vocabulary } = env.ctx;
  const isThere = (kind: 'palette' | 'colors'): boolean => {
    const own = env.unit.names[kind].get(name);
    if (own) own.used = true;
    return own !== undefined || vocabulary.find(kind, name) !== undefined;
  };
  if (want === 'palette' && isThere('colors')) return 'a list of colours';
  return want === 'colors' && isThere('palette') ? 'a palette of glyphs' : null;
}
