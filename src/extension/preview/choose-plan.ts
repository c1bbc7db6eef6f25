// Which plan a panel draws: the newest where it still has the scene, else the last good one, so that a mistake never
// takes the picture away.

import type { ScenePlan } from '../../contract/plan.ts';

export interface Choice {
  plan: ScenePlan;
  scene: string;
  segment: number | null;
  /** The picture is older than the text. */ stale: boolean;
}

const hasScene = (plan: ScenePlan, scene: string) => plan.scenes.some((s) => s.name === scene);

/** The segment asked for, if it still plays this scene; else the first that does. */
function segmentOf(plan: ScenePlan, scene: string, wanted: number | null): number | null {
  const playing = plan.segments.filter((s) => s.scene === scene);
  return (playing.find((s) => s.number === wanted) ?? playing[0])?.number ?? null;
}

interface Latest {
  plan: ScenePlan;
  brokenScenes: string[];
}
interface Wanted {
  scene: string | null;
  segment: number | null;
}

/** `shown` is what the panel draws now; `lastWhole` knows older plans of scenes. Null where there is nothing whole to show. */
export function choosePlan(
  latest: Latest | undefined,
  shown: Choice | null,
  wanted: Wanted,
  lastWhole: (scene: string) => ScenePlan | undefined = () => undefined,
): Choice | null {
  const scene = wanted.scene ?? shown?.scene ?? null;
  if (latest) {
    if (scene !== null && hasScene(latest.plan, scene))
      return { plan: latest.plan, scene, segment: segmentOf(latest.plan, scene, wanted.segment), stale: false };
    const isBroken = scene !== null && latest.brokenScenes.includes(scene);
    // The cursor may have come to a scene that has had mistakes for a while.
    const before = isBroken && shown?.scene !== scene ? lastWhole(scene) : undefined;
    if (scene !== null && before)
      return { plan: before, scene, segment: segmentOf(before, scene, wanted.segment), stale: true };
    // A text in which nothing is whole is being typed; so is one where the shown scene has mistakes.
    if (shown && (isBroken || latest.plan.scenes.length === 0)) return { ...shown, stale: true };
    const first = latest.plan.segments[0]?.scene ?? latest.plan.scenes[0]?.name;
    if (first !== undefined && hasScene(latest.plan, first))
      return { plan: latest.plan, scene: first, segment: segmentOf(latest.plan, first, null), stale: false };
  }
  return shown && { ...shown, stale: latest !== undefined };
}
