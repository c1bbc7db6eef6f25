// Palettes and colour lists by name, built in and defined in the reel.

import type { ParamSpec } from '../../contract/catalog-entry.ts';
import { definitionCycle, outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import type { NodeId } from '../../contract/plan.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { DefinitionNode, Ident } from '../syntax/tree.ts';
import { fitArgument } from './arguments.ts';
import { type Env, markBroken, record, report, written } from './context.ts';
import { checkGlyphs } from './glyphs.ts';
import type { Definition } from './load-units.ts';
import { unknown } from './names.ts';

/** Glyphs of a palette by name; null if there is none. */
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

/** Glyphs of a palette of the reel; errors are reported at its definition. */
export function checkPalette(env: Env, definition: Definition, depth = 0): string {
  const expr = (definition.node as DefinitionNode).value;
  const at: Env = { ...env, unit: definition.unit, place: definition.place, locals: null, lets: null, via: null };
  if (expr.k === 'string') return checkGlyphs(at, expr.value, expr) ?? '';
  if (expr.k === 'call' && expr.args === null && !expr.member) {
    if (depth === LIMITS.paletteNames) {
      report(at, definition.name, outOfRange.nesting({ what: 'Palette names', max: LIMITS.paletteNames }));
      return '';
    }
    const other = env.unit.names.palette.get(expr.name.text);
    const known = env.ctx.vocabulary.find('palette', expr.name.text)?.glyphs;
    if (other && other !== definition && other.place.base < definition.place.base && other.unit === definition.unit) {
      other.used = true;
      return checkPalette(env, other, depth + 1);
    }
    if (known !== undefined) return known;
    if (other) report(at, definition.name, definitionCycle.definition({ ring: [definition.name.text] }));
    else
      unknown(at, expr.name, 'a palette', [...at.unit.names.palette.keys(), ...env.ctx.vocabulary.names(['palette'])]);
    return '';
  }
  if (expr.k !== 'missing')
    report(at, expr, wrongKind.paletteGlyphs({ name: definition.name.text, got: written(at, expr) }));
  markBroken(env);
  return '';
}

/** Colours of a list by name; null if there is none. */
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
  return entry.colors.map((hex) =>
    env.build.table.rgb([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]),
  );
}

/** Colours of a list of the reel; errors are reported at its definition. */
export function checkColors(env: Env, definition: Definition): NodeId[] {
  const expr = (definition.node as DefinitionNode).value;
  const at: Env = {
    ...env,
    unit: definition.unit,
    place: definition.place,
    locals: null,
    lets: null,
    via: null,
    path: `colors ${definition.name.text}`,
  };
  if (env.build.active.includes(definition)) {
    report(at, definition.name, definitionCycle.definition({ ring: [definition.name.text] }));
    return [];
  }
  env.build.active.push(definition);
  const spec: ParamSpec = { name: definition.name.text, kind: 'colors', unit: 'none', rate: 'cell', doc: '' };
  const arg = fitArgument(at, spec, expr, `colors ${definition.name.text}`);
  env.build.active.pop();
  return arg && 'nodes' in arg ? arg.nodes : [];
}
