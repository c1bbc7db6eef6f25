// Loads a reel of bench/reels or examples for a renderer.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frameFormat } from '../../src/catalog/quality-profiles.ts';
import { loadCustomEffects } from '../../src/cli/load-custom-effects.ts';
import type { CompileFacts } from '../../src/contract/facts.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import type { FrameFormat } from '../../src/contract/render.ts';
import type { AudioFeatures } from '../../src/engine/frame/features/audio-features.ts';
import { beatsOf } from '../../src/engine/inputs/audio/analyse-audio.ts';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import type { Renderer, StageProfile } from '../../src/engine/frame/renderer/renderer.ts';
import { compile } from '../../src/language/compile.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Bench {
  plan: ScenePlan;
  audio: AudioFeatures;
}

/** These reels are our own, so their effect modules may run. */
export async function benchReel(file: string, text = readFileSync(path.join(ROOT, file), 'utf8')): Promise<Bench> {
  const facts: CompileFacts = { path: path.join(ROOT, file), trusted: true };
  let { plan, diagnostics } = compile(text, facts);
  const custom = await loadCustomEffects(plan.modules.map((module) => module.path));
  if (plan.modules.length > 0 || (plan.beatsPending && plan.audio)) {
    facts.customEffects = custom.entries;
    if (plan.beatsPending && plan.audio) facts.beats = await beatsOf(plan.audio.path);
    ({ plan, diagnostics } = compile(text, facts));
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${file} has errors: ${errors.map(({ message }) => message).join(' ')}`);
  return { plan, audio: await planFeatures(plan) };
}

export function openBench(
  { plan, audio }: Bench,
  changes: Partial<FrameFormat> = {},
  profile?: StageProfile,
): Promise<Renderer> {
  return openRenderer({
    plan,
    audio,
    format: { ...frameFormat('production', plan.format), ...changes },
    ...(profile && { profile }),
  });
}
