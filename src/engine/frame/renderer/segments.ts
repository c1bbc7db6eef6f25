// The segments of a reel in output frames, or a single scene as the only segment.

import { DEFAULT_BPM } from '../../../contract/defaults.ts';
import type { PlanScene, ScenePlan } from '../../../contract/plan.ts';
import { sceneSeconds } from '../features/scene-span.ts';

export interface RunSegment {
  number: number;
  scene: PlanScene;
  /** Output frames. */
  first: number;
  count: number;
  /** Exact seconds since the start of the reel. */
  start: number;
  end: number;
  /** Converts a time in beats to seconds after the segment's start. */
  beatSeconds(beats: number): number;
}

/** Throws if the scene is not in the plan or has no length. `tempo` is the fallback for times in beats. */
export function segmentsOf(plan: ScenePlan, fps: number, tempo: number, alone?: string): RunSegment[] {
  const scenes = new Map(plan.scenes.map((scene) => [scene.name, scene]));
  const beats = (times: Record<string, number> | undefined) => (n: number) =>
    times?.[String(n)] ?? (n * 60) / (plan.bpm ?? (tempo || DEFAULT_BPM));
  if (alone !== undefined) {
    const scene = scenes.get(alone);
    if (!scene) throw new Error(`Expected the name of a whole scene of the reel, but got "${alone}".`);
    const seconds = sceneSeconds(plan, alone);
    if (seconds <= 0) throw new Error(`Expected a length for the scene "${alone}": write \`for TIME\` after its name.`);
    // Alone it uses the audio from where it first plays, so its beats fall as they do there.
    const playing = plan.segments.find((s) => s.scene === alone);
    return [
      {
        number: 1,
        scene,
        first: 0,
        count: Math.max(1, Math.round(seconds * fps)),
        start: 0,
        end: seconds,
        beatSeconds: beats(playing?.beatTimes),
      },
    ];
  }
  return plan.segments.flatMap((s) => {
    const scene = scenes.get(s.scene);
    if (!scene) return [];
    const first = Math.round(s.start * fps);
    return [
      {
        number: s.number,
        scene,
        first,
        count: Math.max(0, Math.round(s.end * fps) - first),
        start: s.start,
        end: s.end,
        beatSeconds: beats(s.beatTimes),
      },
    ];
  });
}
