// A plan whose scene lacks some of its items: for solo and mute, and to find out what an item changes.

import type { SceneItem, ScenePlan } from '../../contract/plan.ts';
import { siteOf } from '../../contract/site-of.ts';

/** The items that stay look as before: the blend of a first layer does not pass to the next. Items of groups are items too. */
export function withoutItems(plan: ScenePlan, scene: string, sites: readonly number[]): ScenePlan {
  if (sites.length === 0) return plan;
  return {
    ...plan,
    scenes: plan.scenes.map((each) => (each.name === scene ? { ...each, items: rest(each.items, sites) } : each)),
  };
}

function rest<Item extends SceneItem>(items: readonly Item[], sites: readonly number[]): Item[] {
  const first = items.find(({ kind }) => kind === 'layer');
  return items
    .filter((item) => !sites.includes(siteOf(item)))
    .map((item) => {
      if (item.kind === 'group') return { ...item, items: rest(item.items, sites) };
      const blend = item === first ? 'normal' : 'screen';
      return item.kind === 'layer' && item.blend === null ? { ...item, blend } : item;
    });
}
