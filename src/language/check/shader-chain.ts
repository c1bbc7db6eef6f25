// Shader chains, with looks inlined.

import type { CallExpr, DefinitionNode, Expr } from '../syntax/tree.ts';
import { bindArguments } from './arguments.ts';
import { chargeSteps, type Env, markBroken, rangeOf, record, report, written } from './context.ts';
import { effectCall, type Used } from './effect-call.ts';
import type { Definition } from './load-units.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { unknown } from './names.ts';

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
    const bound = bindArguments(env, entry, stage);
    if (bound) used.push({ call: effectCall(env, entry, bound.args, stage), span: stage, env });
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
  return used.map((each) => ({ ...each, span: use, env, call: { ...each.call, range: rangeOf(env, use) } }));
}
