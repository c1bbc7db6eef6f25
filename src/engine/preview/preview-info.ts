// What the panel needs to know about its subject: length, position in the reel, the strip's segments and beats.

import { BRIGHTNESS_TARGETS, DEFAULT_BPM } from '../../contract/defaults.ts';
import type { PlanScene, PlanSegment, ScenePlan } from '../../contract/plan.ts';
import type { PreviewInfo, PreviewView } from '../../contract/protocol.ts';
import type { FrameFormat } from '../../contract/render.ts';

/** A segment of the timeline, or a scene alone at its own length. */
export interface Subject {
  scene: PlanScene;
  segment: PlanSegment | null;
}

const MOST_BEATS = 20_000;

/** Prefers a segment, which has its transition and music; a scene that is not on the timeline plays alone. */
export function findSubject(plan: ScenePlan, view: Pick<PreviewView, 'scene' | 'segment'>): Subject | null {
  const sceneOf = (name: string) => plan.scenes.find((scene) => scene.name === name) ?? null;
  const segment =
    plan.segments.find((s) => s.number === view.segment && (!view.scene || s.scene === view.scene)) ??
    plan.segments.find((s) => s.scene === view.scene) ??
    (view.scene ? null : (plan.segments[0] ?? null));
  if (segment) {
    const scene = sceneOf(segment.scene);
    return scene && { scene, segment };
  }
  const scene = view.scene ? sceneOf(view.scene) : (plan.scenes[0] ?? null);
  return scene && { scene, segment: null };
}

/** A scene off the timeline has only its own length; beats there are of the steady grid. */
function sceneSeconds(scene: PlanScene, plan: ScenePlan): number {
  return scene.length?.seconds ?? ((scene.length?.beats ?? 0) * 60) / (plan.bpm ?? DEFAULT_BPM);
}

export function previewInfo(
  plan: ScenePlan,
  subject: Subject,
  format: FrameFormat,
  beats: ArrayLike<number>,
): Omit<PreviewInfo, 'planId'> {
  const { scene, segment } = subject;
  const start = segment?.start ?? 0;
  const end = segment?.end ?? sceneSeconds(scene, plan);
  return {
    scene: scene.name,
    segment: segment?.number ?? null,
    duration: (Math.round(end * format.fps) - Math.round(start * format.fps)) / format.fps,
    fps: format.fps,
    width: format.width,
    height: format.height,
    reelStart: start,
    segments: plan.segments.map((s) => ({
      segment: s.number,
      scene: s.scene,
      start: s.start,
      end: s.end,
      range: s.range,
    })),
    beats: Array.from({ length: Math.min(MOST_BEATS, beats.length) }, (_, i) => beats[i]!),
    hasAudio: plan.audio !== null,
    target: BRIGHTNESS_TARGETS[scene.energy ?? 'active'],
  };
}
