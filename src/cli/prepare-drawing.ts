// From a file and options to all that drawing needs: what `still` and `hash` begin with.

import type { AspectName, QualityName } from '../contract/render.ts';
import { frameFormat } from '../catalog/quality-profiles.ts';
import type { DrawOrder } from './draw-session.ts';
import { CliError, EXIT } from './exit.ts';
import { loadReel, planToPlay, type LoadedReel } from './load-reel.ts';

export interface DrawingOptions {
  quality: Exclude<QualityName, 'auto'>;
  aspect?: AspectName;
  resolution?: { width: number; height: number };
  fps?: number;
  scene?: string;
  allowCode?: boolean;
}

export interface Drawing { reel: LoadedReel; order: DrawOrder; /** Of what is played, at `fps`. */ frames: number; fps: number }

export async function prepareDrawing(file: string, options: DrawingOptions, signal: AbortSignal): Promise<Drawing> {
  const { scene } = options;
  const { planFeatures, sceneSeconds } = await import('../engine/audio/plan-features.ts');
  const reel = await loadReel(file, { signal, allowCode: options.allowCode === true });
  const plan = planToPlay(reel, scene);
  const format = formatOrRefuse(options, plan.format);
  const seconds = scene === undefined ? plan.segments.at(-1)?.end ?? 0 : sceneSeconds(plan, scene);
  const frames = Math.round(seconds * format.fps);
  if (frames < 1) throw new CliError(EXIT.input, `There is nothing to draw in ${file}: it has no scene with a length.`, 'Add one, such as `scene first for 4s { … }`.');
  const audio = await planFeatures(plan, { signal, ...(scene !== undefined && { scene }) });
  return { reel, order: { plan, format, audio, modules: reel.custom.paths, ...(scene !== undefined && { scene }) }, frames, fps: format.fps };
}

function formatOrRefuse({ quality, aspect, resolution, fps }: DrawingOptions, planFormat: LoadedReel['plan']['format']) {
  try {
    return frameFormat(quality, planFormat, { ...(aspect && { aspect }), ...(resolution && { resolution }), ...(fps !== undefined && { fps }) });
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(EXIT.input, error.message);
    throw error;
  }
}
