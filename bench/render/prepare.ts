// A reel of bench/reels or examples as what a renderer starts from.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frameFormat } from '../../src/catalog/quality-profiles.ts';
import type { ScenePlan } from '../../src/contract/plan.ts';
import type { FrameFormat } from '../../src/contract/render.ts';
import type { AudioFeatures } from '../../src/engine/audio/audio-features.ts';
import { beatsOf } from '../../src/engine/audio/analyse-audio.ts';
import { planFeatures } from '../../src/engine/audio/plan-features.ts';
import { createRenderer } from '../../src/engine/renderer/create-renderer.ts';
import type { Renderer, StageProfile } from '../../src/engine/renderer/renderer.ts';
import { compile } from '../../src/language/compile.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Bench { plan: ScenePlan; audio: AudioFeatures }

export async function benchReel(file: string, text = readFileSync(path.join(ROOT, file), 'utf8')): Promise<Bench> {
  const location = path.join(ROOT, file);
  let { plan, diagnostics } = compile(text, { path: location });
  if (plan.beatsPending && plan.audio) ({ plan, diagnostics } = compile(text, { path: location, beats: await beatsOf(plan.audio.path) }));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${file} has mistakes: ${errors.map(({ message }) => message).join(' ')}`);
  return { plan, audio: await planFeatures(plan) };
}

export function openBench({ plan, audio }: Bench, changes: Partial<FrameFormat> = {}, profile?: StageProfile): Promise<Renderer> {
  return createRenderer({ plan, audio, format: { ...frameFormat('production', plan.format), ...changes }, ...(profile && { profile }) });
}
