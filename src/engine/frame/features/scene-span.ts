// Which part of a reel a scene covers when it is played alone.

import { DEFAULT_BPM } from '../../../contract/defaults.ts';
import type { ScenePlan } from '../../../contract/plan.ts';

/** Reel seconds at which the scene first plays; 0 where it is on no timeline. */
export function sceneStart(plan: ScenePlan, scene: string): number {
  return plan.segments.find((segment) => segment.scene === scene)?.start ?? 0;
}

/** Seconds of a scene played alone: its own length, else that of its first playing. */
export function sceneSeconds(plan: ScenePlan, scene: string): number {
  const length = plan.scenes.find(({ name }) => name === scene)?.length;
  const segment = plan.segments.find((entry) => entry.scene === scene);
  if (length?.seconds !== undefined) return length.seconds;
  if (segment) return segment.end - segment.start;
  return length?.beats === undefined ? 0 : (length.beats * 60) / (plan.bpm ?? DEFAULT_BPM);
}
