// A renderer for the commands that draw frames themselves (still, hash), made from plain data so that a worker thread can make
// the same one.

import type { ScenePlan } from '../contract/plan.ts';
import type { FrameFormat } from '../contract/render.ts';
import type { AudioFeatures } from '../engine/frame/features/audio-features.ts';
import type { Renderer } from '../engine/frame/renderer/renderer.ts';
import type { MediaSnapshot } from '../engine/inputs/disk-access.ts';

export interface DrawOrder {
  plan: ScenePlan;
  format: FrameFormat;
  audio: AudioFeatures;
  /** The files that the plan names, as they were read; read from the disk where absent. */
  media?: MediaSnapshot;
  scene?: string;
  /** Where glyphs are kept between processes; without it they are drawn anew. */
  cacheDir?: string;
}

export async function openRenderer({ media, cacheDir, ...options }: DrawOrder): Promise<Renderer> {
  const { openRenderer: open } = await import('../engine/inputs/open-renderer.ts');
  return open({ ...options, store: { ...(media && { snapshot: media }), ...(cacheDir && { cacheDir }) } });
}
