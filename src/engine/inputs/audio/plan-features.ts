// The audio features of a plan: those of the reel's track, or synthesised from its tempo if it has none. A scene played alone has
// the part of the track where it first plays on the timeline.

import type { ScenePlan } from '../../../contract/plan.ts';
import type { AudioFeatures } from '../../frame/features/audio-features.ts';
import { sceneSeconds, sceneStart } from '../../frame/features/scene-span.ts';
import { analyseAudio } from './analyse-audio.ts';
import type { AnalyseOptions } from './analyse-audio.ts';
import { synthesiseFeatures } from '../../frame/features/synthesise-features.ts';

export interface PlanFeatureOptions extends Omit<AnalyseOptions, 'fps'> {
  /** A scene to play alone. */
  scene?: string;
  /** Seconds of the reel to load the spectrum and wave of; all by default. */
  detail?: { from: number; to: number };
}

/** Features at the reel's own fps, from the start of the reel (or of `scene`). */
export async function planFeatures(plan: ScenePlan, options: PlanFeatureOptions = {}): Promise<AudioFeatures> {
  const { scene, detail, ...rest } = options;
  const fps = plan.format.fps;
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  const seconds = scene === undefined ? (plan.segments.at(-1)?.end ?? 0) : sceneSeconds(plan, scene);
  const frames = Math.max(1, Math.round(seconds * fps));
  const first = Math.round(start * fps);
  if (!plan.audio) return synthesiseFeatures({ fps, frames, bpm: plan.bpm, beatOffset: plan.beatOffset, first });
  return analyseAudio(plan.audio.path, {
    ...rest,
    fps,
    frames,
    first,
    bpm: plan.bpm,
    beatOffset: plan.beatOffset,
    from: plan.audio.from,
    loop: plan.audio.loop,
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
