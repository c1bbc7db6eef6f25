// The audio features of a segment, or of a scene shown alone, as curves.

import type { SoundCurves } from '../../contract/sound-curves.ts';
import { FEATURE_NAMES, STRUCTURE_NAMES, type AudioFeatures } from '../frame/features/audio-features.ts';
import { createAudioReader } from '../frame/features/audio-reader.ts';
import type { Subject } from './preview-info.ts';
import { sceneSeconds } from '../frame/features/scene-span.ts';
import type { ScenePlan } from '../../contract/plan.ts';

const NAMES: readonly string[] = [...FEATURE_NAMES, ...STRUCTURE_NAMES];
/** Twenty minutes of 60 frames a second; of longer scenes the beginning. */
const MOST_FRAMES = 72_000;

/** `features`: of the reel for a segment, of the scene where it is shown alone. `wanted`: absent for all. */
export function soundCurves(
  plan: ScenePlan,
  { scene, segment }: Subject,
  features: AudioFeatures,
  wanted?: readonly string[],
): SoundCurves {
  const { fps } = features;
  const first = segment ? Math.round(segment.start * fps) : 0;
  const end = segment ? Math.round(segment.end * fps) : Math.round(sceneSeconds(plan, scene.name) * fps);
  const frames = Math.max(0, Math.min(MOST_FRAMES, end - first));
  const names = NAMES.filter((name) => wanted?.includes(name) ?? true);
  const values = new Float32Array(names.length * frames);
  const reader = createAudioReader(features);
  names.forEach((name, row) => {
    for (let i = 0; i < frames; i++) values[row * frames + i] = reader.get(name, first + i);
  });
  return { fps, frames, names, values };
}
