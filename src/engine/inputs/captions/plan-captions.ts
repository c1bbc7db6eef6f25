// The captions a plan is drawn with, on the clock of what is drawn: a scene played alone shows those of its own part of the reel.

import type { ScenePlan } from '../../../contract/plan.ts';
import { sceneStart } from '../../frame/features/scene-span.ts';
import { readCaptions } from './captions.ts';
import type { Caption } from './captions.ts';

/** Empty where the reel has none; throws one sentence where the file cannot be read or holds none. */
export async function planCaptions(plan: ScenePlan, scene?: string): Promise<Caption[]> {
  if (!plan.captions) return [];
  const captions = await readCaptions(plan.captions.path);
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  return captions.map(({ from, to, text }) => ({ from: from - start, to: to - start, text }));
}
