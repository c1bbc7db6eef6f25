// A scene that a reel's own text holds, and no import.

import type { PlanScene, ScenePlan } from './plan.ts';

export const ownScene = ({ scenes }: ScenePlan, name: string): PlanScene | undefined =>
  scenes.find((scene) => scene.name === name && scene.file === undefined);
