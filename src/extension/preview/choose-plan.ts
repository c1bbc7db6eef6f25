// Which plan a panel draws: the newest if it has the scene, else the last one without errors, so that an error never
// removes the picture.

import type { ScenePlan } from '../../contract/plan.ts';

export interface Choice {
  plan: ScenePlan;
  scene: string;
  segment: number | null;
  /** The plan is older than the text. */ stale: boolean;
}

const hasScene = (plan: ScenePlan, scene: string) => plan.scenes.some((s) => s.name === scene);

/** The wanted segment if it still plays this scene, else the first that does. */
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

/** `shown` is what the panel draws now; `lastWhole` finds the last plan in which a scene had no errors. Null: nothing to show. */
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
    // The cursor may have moved to a scene that has had errors for a while.
    const before = isBroken && shown?.scene !== scene ? lastWhole(scene) : undefined;
    if (scene !== null && before)
      return { plan: before, scene, segment: segmentOf(before, scene, wanted.segment), stale: true };
    // The text is being typed: no scene compiles, or the shown one does not.
    if (shown && (isBroken || latest.plan.scenes.length === 0)) return { ...shown, stale: true };
    const first = latest.plan.segments[0]?.scene ?? latest.plan.scenes[0]?.name;
    if (first !== undefined && hasScene(latest.plan, first))
      return { plan: latest.plan, scene: first, segment: segmentOf(latest.plan, first, null), stale: false };
  }
  return shown && { ...shown, stale: latest !== undefined };
}
