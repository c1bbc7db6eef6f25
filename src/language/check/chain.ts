// Effects of whole frames: shader chains (with looks inlined), feedback, transitions, reveals.

import type { CatalogEntry, EffectKind, ParamSpec } from '../../contract/catalog-entry.ts';
import type { EffectCall, NodeId } from '../../contract/plan.ts';
import type { CallExpr, DefinitionNode, Expr, Span } from '../syntax/tree.ts';
import { bindArguments } from './arguments.ts';
import { type Env, markBroken, nextSite, record, report, chargeSteps, written } from './context.ts';
import type { Definition } from './load-units.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { unknown } from './names.ts';

/** What every shader takes by name. */
export const SHADER_PARAMS: ParamSpec[] = [
  {
    name: 'mix',
    kind: 'number',
    default: 1,
    min: 0,
    max: 1,
    unit: 'ratio',
    rate: 'frame',
    doc: 'How much of the shader shows, 0..1.',
  },
  {
    name: 'when',
    kind: 'boolean',
    default: true,
    unit: 'none',
    rate: 'frame',
    doc: 'The shader works while this is not 0.',
  },
];

/** A used effect and where in the file it stands (for warnings). */
export interface Used {
  call: EffectCall;
  span: Span;
  env: Env;
}

export function shaderChain(env: Env, expr: Expr): Used[] {
  const used: Used[] = [];
  const stages = expr.k === 'pipe' ? expr.stages : [expr];
  for (const stage of stages) {
    if (!chargeSteps(env, stage)) break;
    if (stage.k === 'missing') {
      markBroken(env);
      continue;
    }
    if (stage.k === 'switch' && !stage.on) continue;
    if (stage.k === 'pipe') {
      used.push(...shaderChain(env, stage));
      continue;
    }
    if (stage.k !== 'call' || stage.member) {
      report(env, stage, 'wrong-kind', `Expected a shader such as \`bloom()\`, but got \`${written(env, stage)}\`.`);
      continue;
    }
    const look = env.unit.names.look.get(stage.name.text);
    if (look) {
      look.used = true;
      record(env, stage.name, { t: 'definition', definition: look });
      used.push(...inlineLook(env, look, stage));
      continue;
    }
    const entry = env.ctx.vocabulary.find('shader', stage.name.text);
    if (!entry) {
      const other = env.ctx.vocabulary
        .allNamed(stage.name.text)
        .find(
          (each) =>
            each.kind === 'transform' || each.kind === 'field' || each.kind === 'feedback' || each.kind === 'mask',
        );
      const own = other ? undefined : env.unit.names.field.get(stage.name.text);
      if (own) {
        own.used = true;
        report(env, stage.name, 'wrong-kind', `Expected a shader, but \`${stage.name.text}\` is a field.`, {
          help: 'It belongs into the value of a layer.',
        });
      } else if (other)
        report(env, stage.name, 'wrong-kind', `Expected a shader, but \`${stage.name.text}\` is a ${other.kind}.`, {
          help: other.kind === 'feedback' ? 'It belongs after `feedback:`.' : 'It belongs into the value of a layer.',
        });
      else
        unknown(env, stage.name, 'a shader', [...env.unit.names.look.keys(), ...env.ctx.vocabulary.names(['shader'])]);
      markArgumentsUsed(env, stage);
      continue;
    }
    record(env, stage.name, { t: 'entry', entry });
    const bound = bindArguments(env, entry, stage, SHADER_PARAMS);
    if (bound) used.push({ call: effect(env, entry, bound.args, stage), span: stage, env });
  }
  return used;
}

function inlineLook(env: Env, look: Definition, use: CallExpr): Used[] {
  if (use.args?.length)
    report(env, use, 'unknown-parameter', `Expected no arguments for the look \`${look.name.text}\`.`, {
      help: 'A look takes none; write its shaders out to vary them.',
    });
  const { active } = env.build;
  if (active.includes(look)) {
    const ring = active.slice(active.indexOf(look)) as Definition[];
    const known = ring.find((each) => env.ctx.reporter.has(each.place, each.name, 'definition-cycle')) ?? look; // said once a ring
    env.ctx.reporter.report(
      known.place,
      known.name,
      'definition-cycle',
      `\`${look.name.text}\` is defined by itself: ${[...ring, look].map((each) => each.name.text).join(' → ')}.`,
      { help: 'One of them must not use the next.' },
    );
    return [];
  }
  if (env.build.active.length > 60) {
    report(env, use, 'out-of-range', 'Expected at most 60 looks within one another, but here are more.');
    return [];
  }
  env.build.active.push(look);
  const inner: Env = {
    ...env,
    unit: look.unit,
    place: look.place,
    locals: null,
    lets: null,
    path: `${env.path}/${look.name.text}`,
    via: env.via ?? { place: env.place, span: use, name: look.name.text },
  };
  const used = shaderChain(inner, (look.node as DefinitionNode).value);
  env.build.active.pop();
  // Warnings point at the use; the call itself keeps the place of use too, for the engine's messages.
  return used.map((each) => ({
    ...each,
    span: use,
    env,
    call: { ...each.call, range: env.place.lines.range(env.place.base + use.start, env.place.base + use.end) },
  }));
}

/** One effect of the kind: `feedback: tunnel(0.7)`, `transition: wipe(1s, left)`; null where there is none or it is wrong. */
export function singleEffect(
  env: Env,
  kind: EffectKind & ('feedback' | 'transition' | 'reveal'),
  expr: Expr,
): (Used & { entry: CatalogEntry }) | null {
  if (expr.k === 'missing') {
    markBroken(env);
    return null;
  }
  if (expr.k === 'switch' && !expr.on) return null;
  if (expr.k !== 'call' || expr.member) {
    report(
      env,
      expr,
      'wrong-kind',
      `Expected a ${kind} such as \`${EXAMPLES[kind]}\`, but got \`${written(env, expr)}\`.`,
    );
    return null;
  }
  if (expr.name.text === 'none' && !env.ctx.vocabulary.find(kind, 'none')) return null;
  const entry = env.ctx.vocabulary.find(kind, expr.name.text);
  if (!entry) {
    unknown(env, expr.name, `a ${kind}`, [...env.ctx.vocabulary.names([kind]), 'none']);
    markArgumentsUsed(env, expr);
    return null;
  }
  record(env, expr.name, { t: 'entry', entry });
  const bound = bindArguments(env, entry, expr);
  return bound && { call: effect(env, entry, bound.args, expr), span: expr, env, entry };
}

const EXAMPLES = { feedback: 'echo(0.85)', transition: 'crossfade(0.5s)', reveal: 'typewriter(2s)' };

function effect(env: Env, entry: CatalogEntry, args: EffectCall['args'], span: Span): EffectCall {
  return {
    fn: entry.name,
    args,
    site: nextSite(env, entry.name),
    range: env.place.lines.range(env.place.base + span.start, env.place.base + span.end),
  };
}

/** The TIME of a transition or reveal: its first time parameter, given or usual. */
export function timeArgument(env: Env, entry: CatalogEntry, call: EffectCall): NodeId | null {
  const spec = entry.params.find((param) => param.kind === 'time');
  if (!spec) return null;
  const arg = call.args[spec.name];
  if (arg && 'node' in arg) return arg.node;
  return typeof spec.default === 'number' ? env.build.table.num(spec.default) : null;
}

/** The expression that gave the TIME, for messages. */
export function timeExpression(entry: CatalogEntry, expr: Expr): Expr {
  if (expr.k !== 'call') return expr;
  const index = entry.params.findIndex((param) => param.kind === 'time');
  const name = entry.params[index]?.name;
  const arg =
    expr.args?.find((each) => each.name?.text === name) ?? (expr.args?.[index]?.name ? undefined : expr.args?.[index]);
  return arg?.value ?? expr;
}
