// The effects that a plan's modules bring, by `kind:name`, for a renderer. Read anew each time: an edit of one must be seen.

import type { ScenePlan } from '../../contract/plan.ts';
import type { Effect } from '../effect-api/define.ts';

export async function customEffectsOf(plan: ScenePlan): Promise<ReadonlyMap<string, Effect> | undefined> {
  if (plan.modules.length === 0) return undefined;
  const { loadEffectModule } = await import('../inputs/modules/load-effect-module.ts');
  return new Map(
    plan.modules.flatMap(({ path }) =>
      loadEffectModule(path).effects.map((effect) => [`${effect.kind}:${effect.name}`, effect] as const),
    ),
  );
}
