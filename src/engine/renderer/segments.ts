// The segments of a reel in frames of the output, or one scene alone as the only segment.

import type { PlanScene, ScenePlan } from '../../contract/plan.ts';

export interface RunSegment {
  number: number;
  scene: PlanScene;
  /** Output frames. */
  first: number;
  count: number;
  /** Exact seconds since the reel began. */
  start: number;
  end: number;
  /** Seconds after the segment's start of a time in beats. */
  beatSeconds(beats: number): number;
}

/** Throws where the scene is not in the plan or has no length. */
export function segmentsOf(plan: ScenePlan, fps: number, tempo: number, beats: ArrayLike<number>, alone?: string): RunSegment[] {
  const scenes = new Map(plan.scenes.map((scene) => [scene.name, scene]));
  if (alone !== undefined) {
    const scene = scenes.get(alone);
    if (!scene) throw new Error(`Expected the name of a whole scene of the reel, but got "${alone}".`);
    const beatSeconds = (n: number) => beatTime(n, plan.bpm ?? tempo, plan.bpm === null ? beats : []);
    const seconds = scene.length?.seconds ?? (scene.length?.beats === undefined ? null : beatSeconds(scene.length.beats)) ?? longestSegment(plan, alone);
    if (seconds === null) throw new Error(`Expected a length for the scene "${alone}": write \`for TIME\` after its name.`);
    return [segment(1, scene, 0, seconds, fps, beatSeconds)];
  }
  return plan.segments.flatMap((s) => {
    const scene = scenes.get(s.scene);
    const beatSeconds = (n: number) => s.beatTimes[String(n)] ?? (n * 60) / (plan.bpm ?? tempo);
    return scene ? [segment(s.number, scene, s.start, s.end, fps, beatSeconds)] : [];
  });
}

function segment(number: number, scene: PlanScene, start: number, end: number, fps: number, beatSeconds: (n: number) => number): RunSegment {
  const first = Math.round(start * fps);
  return { number, scene, first, count: Math.max(0, Math.round(end * fps) - first), start, end, beatSeconds };
}

function longestSegment(plan: ScenePlan, scene: string): number | null {
  const lengths = plan.segments.filter((s) => s.scene === scene).map((s) => s.end - s.start);
  return lengths.length ? Math.max(...lengths) : null;
}

/** On the beats found from the reel's start, between them interpolated, after them by the tempo. */
function beatTime(n: number, tempo: number, beats: ArrayLike<number>): number {
  const period = 60 / (tempo || 120);
  if (beats.length < 2) return n * period;
  // The start counts as beat 0; the first beat after it is beat 1 unless it is at the start.
  const times = [0, ...Array.from(beats).filter((time) => time > 1e-3)];
  const whole = Math.floor(n);
  const at = (i: number) => (i < times.length ? times[i] : times[times.length - 1] + (i - times.length + 1) * period);
  return at(whole) + (at(whole + 1) - at(whole)) * (n - whole);
}
