// A preview goes on where the sound cannot be decoded: the beat is then the steady one, as for a reel without sound, and
// the panel says why. Renders and stills refuse instead, since their pictures would be others.

import type { ScenePlan } from '../../contract/plan.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { PlanFeatureOptions } from '../inputs/audio/plan-features.ts';
import { rememberedFeatures } from './feature-memory.ts';

const SILENCING = new Set(['machine-no-ffmpeg', 'input-missing', 'input-unreadable', 'input-audio']);

export interface HeardFeatures {
  features: AudioFeatures;
  /** Why nothing is heard, or null. */ trouble: string | null;
}

export async function featuresOrSilence(
  plan: ScenePlan,
  scene: string | undefined,
  options: PlanFeatureOptions,
): Promise<HeardFeatures> {
  try {
    return { features: await rememberedFeatures(plan, scene, options), trouble: null };
  } catch (error) {
    const { code, message, help } = error as { code?: string; message: string; help?: string };
    if (plan.audio === null || !SILENCING.has(code ?? '')) throw error;
    return {
      features: await rememberedFeatures({ ...plan, audio: null }, scene, options),
      trouble: [message, help].filter(Boolean).join(' '),
    };
  }
}
