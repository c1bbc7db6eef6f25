// The changes to a scene that `check --delivery` tries.

import { GRID_NAMES } from '../../../contract/defaults.ts';
import type { EffectCall, PlanScene, SceneItem, ScenePlan } from '../../../contract/plan.ts';

/** Shaders that are different in every frame, which encoders cannot predict. */
const NOISE = new Set(['grain', 'static']);

/** Null where the change leaves the scene as it is. */
type Change = (scene: PlanScene) => { scene: PlanScene; advice: string } | null;

/** The plan with one scene changed, and what was changed, as an instruction. */
export function changed(plan: ScenePlan, name: string, change: Change): { plan: ScenePlan; advice: string } | null {
  const scene = plan.scenes.find((each) => each.name === name)!;
  const next = change(scene);
  if (next === null) return null;
  return {
    plan: { ...plan, scenes: plan.scenes.map((each) => (each === scene ? next.scene : each)) },
    advice: next.advice,
  };
}

export const withoutGrain: Change = (scene) => {
  const left = new Set<string>();
  const quiet = (calls: readonly EffectCall[]) =>
    calls.filter(({ fn }) => {
      if (NOISE.has(fn)) left.add(fn);
      return !NOISE.has(fn);
    });
  const items = eachItem(scene.items, (item) =>
    'shade' in item && item.shade ? { ...item, shade: quiet(item.shade) } : item,
  );
  const shade = quiet(scene.shade);
  const names = [...left].map((name) => `\`${name}\``).join(' and ');
  return left.size > 0 ? { scene: { ...scene, items, shade }, advice: `leave out ${names}` } : null;
};

/** Of one step little is seen: cells grow by a fifth. */
const STEPS = 2;

/** Every layer on a grid two steps coarser. */
export const onLargerGrids: Change = (scene) => {
  const steps = new Set<string>();
  const items = eachItem(scene.items, (item) => {
    if (item.kind !== 'layer') return item;
    const grid = GRID_NAMES[Math.min(GRID_NAMES.length - 1, GRID_NAMES.indexOf(item.grid) + STEPS)]!;
    if (grid === item.grid) return item;
    steps.add(`${item.grid} → ${grid}`);
    return { ...item, grid };
  });
  return steps.size > 0 ? { scene: { ...scene, items }, advice: `use larger grids (${[...steps].join(', ')})` } : null;
};

function eachItem<T extends SceneItem>(items: readonly T[], change: (item: T) => T): T[] {
  return items.map((item) => {
    const next = change(item);
    return next.kind === 'group'
      ? { ...next, items: eachItem(next.items, change as (item: SceneItem) => never) }
      : next;
  });
}
