// The captions a plan is drawn with, in the time of what is drawn.

import type { ScenePlan } from '../../../contract/plan.ts';
import { sceneStart } from '../../frame/features/scene-span.ts';
import type { Caption } from './caption.ts';

/** Captions in seconds of what is drawn: a scene played alone starts at 0 and shows those of its own part of the reel. */
export function captionsFrom(captions: readonly Caption[], plan: ScenePlan, scene?: string): Caption[] {
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  return captions.map(({ from, to, text }) => ({ from: from - start, to: to - start, text }));
}
