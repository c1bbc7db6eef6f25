// One frame as PNG: production's, or that of a format that is given in part.

import { frameFormat } from '../../catalog/quality-profiles.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { FrameFormat } from '../../contract/render.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import { encodePng } from '../outputs/pictures/encode-png.ts';
import { noScene } from '../errors/engine-error.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { drawInSlices } from './draw-in-slices.ts';

export interface Still {
  png: Uint8Array;
  width: number;
  height: number;
}
export interface StillOrder {
  plan: ScenePlan;
  scene?: string;
  t: number;
  format?: Partial<FrameFormat>;
}
export interface StillParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
}

/** `t` is in seconds of the reel; with `scene`, of that scene played alone. Past the end it is the last frame. */
export async function drawStill(
  { plan, scene, t, format: given }: StillOrder,
  { createRenderer, audio }: StillParts,
): Promise<Still> {
  const format = { ...frameFormat('production', plan.format, {}), ...given };
  const renderer = await createRenderer({ plan, format, audio, ...(scene === undefined ? {} : { scene }) });
  try {
    const last = renderer.segments.at(-1);
    if (!last || renderer.frames < 1) throw noScene('draw');
    await drawInSlices(renderer, Math.max(0, Math.min(last.first + last.count - 1, Math.floor(t * format.fps + 1e-6))));
    return {
      png: plan.alpha
        ? encodePng(renderer.packRgba(), format.width, format.height, 'rgba')
        : encodePng(renderer.packRgb(), format.width, format.height),
      width: format.width,
      height: format.height,
    };
  } finally {
    renderer.dispose();
  }
}
