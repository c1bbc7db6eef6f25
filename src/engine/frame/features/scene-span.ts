// The part of a reel that a scene covers when played alone.

import { DEFAULT_BPM } from '../../../contract/defaults.ts';
import type { ScenePlan } from '../../../contract/plan.ts';

/** Reel time in seconds at which the scene first plays; 0 if it is not on the timeline. */
export function sceneStart(plan: ScenePlan, scene: string): number {
  return plan.segments.find((segment) => segment.scene === scene)?.start ?? 0;
}

/** Length in seconds of a scene played alone: its own length, or that of its first segment. */
export function sceneSeconds(plan: ScenePlan, scene: string): number {
  const length = plan.scenes.find(({ name }) => name === scene)?.length;
  const segment = plan.segments.find((entry) => entry.scene === scene);
  if (length?.seconds !== undefined) return length.seconds;
  if (segment) return segment.end - segment.start;
  return length?.beats === undefined ? 0 : (length.beats * 60) / (plan.bpm ?? DEFAULT_BPM);
}
