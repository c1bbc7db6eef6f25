// Audio features of the plans that previews show, kept in memory: an edit rarely changes the sound, and must not wait for a
// file to be read.

import type { ScenePlan } from '../../contract/plan.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import { sceneSeconds, sceneStart } from '../frame/features/scene-span.ts';
import { planFeatures } from '../inputs/audio/plan-features.ts';
import type { PlanFeatureOptions } from '../inputs/audio/plan-features.ts';
import { audioDigest } from '../inputs/audio/sound-track.ts';

const MOST_ENTRIES = 6;
const entries = new Map<string, Promise<AudioFeatures>>();

/** Features at the reel's own rate; with `scene`, of that scene played alone. */
export async function cachedFeatures(
  plan: ScenePlan,
  scene: string | undefined,
  options: PlanFeatureOptions,
): Promise<AudioFeatures> {
  const seconds = scene === undefined ? (plan.segments.at(-1)?.end ?? 0) : sceneSeconds(plan, scene);
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  const digest = plan.audio && (await audioDigest(plan.audio.path));
  const { from, loop } = plan.audio ?? {};
  const key = JSON.stringify([
    ...[digest, from, loop, plan.format.fps, plan.bpm, plan.beatOffset, seconds, start],
    ...[options.ffmpegPath, options.cacheDir],
  ]);
  let features = entries.get(key);
  if (features) entries.delete(key);
  else {
    features = planFeatures(plan, { ...options, ...(scene === undefined ? {} : { scene }) });
    features.catch(() => entries.delete(key));
  }
  entries.set(key, features); // Newest last.
  if (entries.size > MOST_ENTRIES) entries.delete(entries.keys().next().value!);
  return features;
}
