// A preview goes on where the sound cannot be decoded: the beat is then the steady one, as for a reel without sound, and the
// panel says why. Renders and stills fail instead, because their frames would differ.

import type { ScenePlan } from '../../contract/plan.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { PlanFeatureOptions } from '../inputs/audio/plan-features.ts';
import { cachedFeatures } from './feature-cache.ts';

/** Failures of the sound or of ffmpeg, which silence replaces. */
const SILENT_AFTER = new Set([
  'machine-no-ffmpeg',
  'machine-encoder',
  'input-missing',
  'input-unreadable',
  'input-audio',
  'input-limit',
]);

export interface LoadedFeatures {
  features: AudioFeatures;
  /** Why there is no sound; null where there is. */
  problem: string | null;
}

export async function featuresOrSilence(
  plan: ScenePlan,
  scene: string | undefined,
  options: PlanFeatureOptions,
): Promise<LoadedFeatures> {
  try {
    return { features: await cachedFeatures(plan, scene, options), problem: null };
  } catch (error) {
    const { code, message, help } = error as { code?: string; message: string; help?: string };
    if (plan.audio === null || !SILENT_AFTER.has(code ?? '')) throw error;
    return {
      features: await cachedFeatures({ ...plan, audio: null }, scene, options),
      problem: [message, help].filter(Boolean).join(' '),
    };
  }
}
