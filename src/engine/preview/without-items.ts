// A plan whose scene lacks some of its items: for solo and mute, and to find out what an item changes.

import type { PlanScene, SceneItem, ScenePlan } from '../../contract/plan.ts';
import { siteOf } from '../../contract/site-of.ts';

/** The items that stay look as before: the blend of a first layer does not pass to the next. */
export function withoutItems(plan: ScenePlan, scene: string, sites: readonly number[]): ScenePlan {
  if (sites.length === 0) return plan;
  return {
    ...plan,
    scenes: plan.scenes.map((each) => (each.name === scene ? { ...each, items: rest(each, sites) } : each)),
  };
}

function rest({ items }: PlanScene, sites: readonly number[]): SceneItem[] {
  const first = items.find(({ kind }) => kind === 'layer');
  return items
    .filter((item) => !sites.includes(siteOf(item)))
    .map((item) =>
      item.kind === 'layer' && item.blend === null ? { ...item, blend: item === first ? 'normal' : 'screen' } : item,
    );
}
