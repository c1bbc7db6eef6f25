// Audio features of the plans that previews show, kept in memory: an edit rarely changes what is heard, and must not wait
// for a file to be read.

import { statSync } from 'node:fs';
import type { ScenePlan } from '../../contract/plan.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import { sceneSeconds, sceneStart } from '../frame/features/scene-span.ts';
import { planFeatures } from '../inputs/audio/plan-features.ts';
import type { PlanFeatureOptions } from '../inputs/audio/plan-features.ts';

const KEPT = 6;
const held = new Map<string, Promise<AudioFeatures>>();

/** Features at the reel's own rate; with `scene`, of that scene played alone. */
export function rememberedFeatures(
  plan: ScenePlan,
  scene: string | undefined,
  options: PlanFeatureOptions,
): Promise<AudioFeatures> {
  const seconds = scene === undefined ? (plan.segments.at(-1)?.end ?? 0) : sceneSeconds(plan, scene);
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  const key = JSON.stringify([
    plan.audio?.path,
    timeOf(plan.audio?.path),
    plan.format.fps,
    plan.bpm,
    seconds,
    start,
    options.ffmpegPath,
    options.cacheDir,
  ]);
  let features = held.get(key);
  if (features) held.delete(key);
  else {
    features = planFeatures(plan, { ...options, ...(scene === undefined ? {} : { scene }) });
    features.catch(() => held.delete(key));
  }
  held.set(key, features); // Newest last.
  if (held.size > KEPT) held.delete(held.keys().next().value!);
  return features;
}

function timeOf(path: string | undefined): number {
  return path === undefined ? 0 : (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
