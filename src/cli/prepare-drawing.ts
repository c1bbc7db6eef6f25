// Loads a reel and prepares everything that `still` and `hash` need to draw.

import type { AspectName, QualityName } from '../contract/render.ts';
import type { DrawOrder } from './draw-session.ts';
import { nothingToRender } from '../engine/errors/render-errors.ts';
import { detectHardware } from '../engine/machine/hardware/hardware.ts';
import { chooseFrame } from '../engine/render/plan/choose-frame.ts';
import { checkLimits } from '../engine/render/plan/limits.ts';
import { loadOptions } from './load-options.ts';
import { loadReel, planToPlay, type LoadedReel } from './load-reel.ts';
import type { TypedVoices } from './voices.ts';

export interface DrawingOptions {
  quality: Exclude<QualityName, 'auto'>;
  aspect?: AspectName;
  resolution?: { width: number; height: number };
  fps?: number;
  scene?: string;
  /** The reel's text, where it is not read from the file. */
  text?: string;
  /** Draws the frame at this width (pixels) instead of the reel's own. */
  fitWidth?: number;
  allowCode?: boolean;
  allowPath?: string[];
  voice?: TypedVoices;
  set?: ReadonlyMap<string, string>;
}

export interface Drawing {
  reel: LoadedReel;
  order: DrawOrder;
  /** Of what is played, at `fps`. */ frames: number;
  fps: number;
}

export async function prepareDrawing(file: string, options: DrawingOptions, signal: AbortSignal): Promise<Drawing> {
  const { scene } = options;
  const { sceneSeconds } = await import('../engine/frame/features/scene-span.ts');
  const { MediaStore } = await import('../engine/inputs/media-store.ts');
  const { planFeatures } = await import('../engine/inputs/audio/plan-features.ts');
  const { text } = options;
  const reel = await loadReel(file, { ...loadOptions(options, signal), ...(text === undefined ? {} : { text }) });
  const plan = planToPlay(reel, scene);
  const { format } = chooseFrame(plan, { ...options, ...fitted(options, plan.format) }, detectHardware());
  const seconds = scene === undefined ? (plan.segments.at(-1)?.end ?? 0) : sceneSeconds(plan, scene);
  const frames = Math.round(seconds * format.fps);
  if (frames < 1)
    throw nothingToRender(
      seconds > 0
        ? `it is shorter than one frame at ${format.fps} frames a second`
        : `${file} has no scene with a length`,
    );
  checkLimits(frames, undefined);
  const store = await MediaStore.open(plan, { signal, except: ['audio'] });
  await store.complete({ signal });
  const audio = await planFeatures(plan, { signal, ...(scene !== undefined && { scene }) });
  return {
    reel,
    order: { plan, format, audio, media: store.snapshot, ...(scene !== undefined && { scene }) },
    frames,
    fps: format.fps,
  };
}

/** The reel's own shape at another width. */
const fitted = (
  { fitWidth }: DrawingOptions,
  { width, height }: { width: number; height: number },
): Pick<DrawingOptions, 'resolution'> =>
  fitWidth === undefined
    ? {}
    : { resolution: { width: fitWidth, height: Math.max(2, Math.round((fitWidth * height) / width)) } };
