// What a scene carries from frame to frame: nothing (any frame can be drawn first), state that advances without drawing, or
// feedback, for which every frame before must be drawn. It decides how a long segment is shared among workers.

import { flatItems } from '../../../contract/flat-items.ts';
import type { PlanScene, ScenePlan } from '../../../contract/plan.ts';
import { builtIn } from '../../../catalog/lookup.ts';

export type SceneState = 'none' | 'advance' | 'feedback';

export function sceneState(scene: PlanScene): SceneState {
  if (scene.feedback || scene.shade.some(({ fn }) => builtIn.find('shader', fn)?.stateful === true)) return 'feedback';
  const stateful =
    flatItems(scene.items).some((item) => item.kind === 'particles') ||
    scene.nodes.some(
      (node) =>
        node.k === 'call' && (node.kind === 'field' || node.kind === 'mask') && mayHaveState(node.kind, node.fn),
    );
  return stateful ? 'advance' : 'none';
}

/** An effect from a module may have state: nothing is known about it here. */
function mayHaveState(kind: 'field' | 'mask', name: string): boolean {
  const entry = builtIn.find(kind, name);
  return entry ? entry.stateful === true : true;
}

/** State by scene name. */
export function sceneStates(plan: ScenePlan): Map<string, SceneState> {
  return new Map(plan.scenes.map((scene) => [scene.name, sceneState(scene)]));
}
