// A scene that sets nothing: what each setting is in the plan where a reel leaves it out.

import type { PlanScene } from './plan.ts';

export const plainScene = (): Omit<PlanScene, 'name' | 'range' | 'nameRange' | 'length'> => ({
  nodes: [],
  items: [],
  gamma: null,
  tonemap: true,
  background: null,
  energy: null,
  seed: null,
  level: null,
  feedback: null,
  shade: [],
  transition: null,
  materials: [],
  media: [],
});
