// Shader chains, with looks inlined.

import { unknownParameter } from '../../contract/diagnostics/names.ts';
import { definitionCycle, outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import { LIMITS } from '../syntax/limits.ts';
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
      report(env, stage, wrongKind.effect({ kind: 'shader', example: 'bloom()', got: written(env, stage) }));
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
      if (own) own.used = true;
      const kind = own ? 'field' : other?.kind;
      if (kind) {
        const help = kind === 'feedback' ? 'Use it in `feedback:`.' : 'Use it in the value of a layer.';
        const { text: name } = stage.name;
        report(env, stage.name, wrongKind.otherEffect({ expected: 'a shader', name, kind: `a ${kind}`, help }));
      } else
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
  if (use.args?.length) report(env, use, unknownParameter.lookArgument({ name: look.name.text }));
  const { active } = env.build;
  if (active.includes(look)) {
    const ring = active.slice(active.indexOf(look)) as Definition[];
    const known = ring.find((each) => env.ctx.reporter.has(each.place, each.name, 'definition-cycle')) ?? look; // report each cycle once
    const names = [...ring, look].map((each) => each.name.text);
    env.ctx.reporter.report(known.place, known.name, definitionCycle.definition({ ring: names }));
    return [];
  }
  if (env.build.active.length > LIMITS.looks) {
    report(env, use, outOfRange.nesting({ what: 'Looks', max: LIMITS.looks }));
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
  // Warnings and the engine's messages refer to the use, not to the look.
  return used.map((each) => ({ ...each, span: use, env, call: { ...each.call, range: rangeOf(env, use) } }));
}
