// Chains of transforms of pixels: `camera: move(0.1, 0) | scale(1.2)`, `transform: rotate(10deg)`.

import { wrongKind, perCell } from '../../contract/diagnostics/values.ts';
import type { EffectCall } from '../../contract/plan.ts';
import type { Expr } from '../syntax/tree.ts';
import { bindArguments } from './arguments.ts';
import { type Env, markBroken, record, report, written } from './context.ts';
import { effectCall } from './effect-call.ts';
import { markArgumentsUsed } from './mark-arguments-used.ts';
import { unknown } from './names.ts';
import { argNodes } from './node-table.ts';

/** The transforms that keep lines straight: pixels and particles can be moved by them. */
export const AFFINE_TRANSFORMS: readonly string[] = ['move', 'scale', 'rotate', 'skew'];

export function transformChain(env: Env, expr: Expr): EffectCall[] {
  const stages = expr.k === 'pipe' ? expr.stages : [expr];
  return stages.flatMap((stage): EffectCall[] => {
    if (stage.k === 'missing') {
      markBroken(env);
      return [];
    }
    if (stage.k === 'pipe') return transformChain(env, stage);
    if (stage.k !== 'call' || stage.member) {
      report(env, stage, wrongKind.effect({ kind: 'transform', example: 'scale(1.2)', got: written(env, stage) }));
      return [];
    }
    const { text: name } = stage.name;
    const entry = env.ctx.vocabulary.find('transform', name);
    if (!entry || !AFFINE_TRANSFORMS.includes(name)) {
      if (entry) report(env, stage.name, wrongKind.notAffine({ name, names: AFFINE_TRANSFORMS }));
      else unknown(env, stage.name, 'a transform', AFFINE_TRANSFORMS);
      markArgumentsUsed(env, stage);
      return [];
    }
    record(env, stage.name, { t: 'entry', entry });
    const bound = bindArguments(env, entry, stage);
    if (!bound) return [];
    if (argNodes(bound.args).some((id) => env.build.table.rate(id) === 'cell')) {
      report(env, stage, perCell.value({ label: name, got: written(env, stage), isConstant: false }));
      return [];
    }
    return [effectCall(env, entry, bound.args, stage)];
  });
}
