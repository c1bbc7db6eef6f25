// A plan that draws its texts and nothing else, quickly: every frame of it is drawn to record glyphs.

import type { PlanScene, ScenePlan } from '../../../../contract/plan.ts';

export const textsOnly = (plan: ScenePlan): ScenePlan => ({ ...plan, scenes: plan.scenes.map(textScene) });

const textScene = (scene: PlanScene): PlanScene => ({
  ...scene,
  items: scene.items.filter(({ kind }) => kind === 'text' || kind === 'ticker'),
  feedback: null,
  shade: [],
  transition: null,
});
