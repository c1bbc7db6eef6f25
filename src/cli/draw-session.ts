// A renderer for one of the command's own pictures (still, hash), made from plain data so that a worker thread can make
// the same one.

import type { ScenePlan } from '../contract/plan.ts';
import type { FrameFormat } from '../contract/render.ts';
import type { AudioFeatures } from '../engine/frame/features/audio-features.ts';
import { planCaptions } from '../engine/inputs/captions/plan-captions.ts';
import type { Renderer } from '../engine/frame/renderer/renderer.ts';
import { loadCustomEffects } from './load-custom-effects.ts';

export interface DrawOrder {
  plan: ScenePlan;
  format: FrameFormat;
  audio: AudioFeatures;
  scene?: string;
  /** Modules of custom effects that may run. */
  modules: string[];
}

export async function openRenderer({ plan, format, audio, scene, modules }: DrawOrder): Promise<Renderer> {
  const { createRenderer } = await import('../engine/frame/renderer/create-renderer.ts');
  const custom = modules.length > 0 ? (await loadCustomEffects(modules)).effects : undefined;
  const captions = await planCaptions(plan, scene);
  return createRenderer({
    plan,
    format,
    audio,
    captions,
    ...(scene !== undefined && { scene }),
    ...(custom && { customEffects: custom }),
  });
}
