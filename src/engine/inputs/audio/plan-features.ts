// The features a plan is drawn with, whoever draws it: the reel's own track where it has one, the pattern of its tempo else.
// A scene played alone hears the part of the track at which its first playing on the timeline begins.

import type { ScenePlan } from '../../../contract/plan.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import { sceneSeconds, sceneStart } from '../../frame/features/scene-span.ts';
import { analyseAudio } from './analyse-audio.ts';
import type { AnalyseOptions } from './analyse-audio.ts';
import { synthesiseFeatures } from '../../frame/features/synthesise-features.ts';

export interface PlanFeatureOptions extends Omit<AnalyseOptions, 'fps'> {
  /** The scene that is played alone. */
  scene?: string;
  /** Reel seconds whose spectrum and wave are wanted; the whole by default. */
  detail?: { from: number; to: number };
}

/** Features at the reel's own fps, from the reel's start (with `scene`: from that scene's). */
export async function planFeatures(plan: ScenePlan, options: PlanFeatureOptions = {}): Promise<AudioFeatures> {
  const { scene, detail, ...rest } = options;
  const fps = plan.format.fps;
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  const seconds = scene === undefined ? (plan.segments.at(-1)?.end ?? 0) : sceneSeconds(plan, scene);
  const frames = Math.max(1, Math.round(seconds * fps));
  const first = Math.round(start * fps);
  if (!plan.audio) return synthesiseFeatures({ fps, frames, bpm: plan.bpm, first });
  return analyseAudio(plan.audio.path, {
    ...rest,
    fps,
    frames,
    first,
    bpm: plan.bpm,
    ...(detail
      ? {
          detail: {
            first: Math.max(0, Math.floor(detail.from * fps) - 1),
            frames: Math.ceil((detail.to - detail.from) * fps) + 3,
          },
        }
      : {}),
  });
}
