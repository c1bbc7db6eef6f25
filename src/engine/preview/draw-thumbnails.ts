// Thumbnails of each segment for the timeline strip, from a renderer of their own with few glyphs and a low frame rate, so that
// seeking through long segments with state is quick.

import type { PreviewSource } from './preview-session.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import type { AudioFeatures } from '../frame/features/audio-features.ts';
import { layOnCheckerboard } from './checkerboard.ts';
import { drawInSlices } from './draw-in-slices.ts';

export interface Thumbnail {
  segment: number;
  jpeg: Uint8Array;
  width: number;
  height: number;
}

export interface ThumbnailParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
  encodeJpeg(rgba: Uint8Array, width: number, height: number): Promise<Uint8Array>;
  isWanted(): boolean;
}

const MOST = 48;
/** Position of the picture within a segment: past the transition, before the end. */
const PLACE = 0.55;
const RATE = 6;
const even = (n: number) => Math.max(16, Math.round(n / 2) * 2);

export async function drawThumbnails(
  { plan }: PreviewSource,
  width: number,
  parts: ThumbnailParts,
): Promise<Thumbnail[]> {
  const size = { width: even(width), height: even((width * plan.format.height) / plan.format.width) };
  const format = {
    ...size,
    fps: RATE,
    gridScale: 0.4,
    shaders: 'standard' as const,
    particles: 200,
    particleLevel: 'low' as const,
  };
  const renderer = await parts.createRenderer({ plan, format, audio: parts.audio });
  const pictures: Thumbnail[] = [];
  try {
    const every = Math.max(1, Math.ceil(renderer.segments.length / MOST));
    for (const { segment, first, count } of renderer.segments) {
      if ((segment - 1) % every !== 0 || count < 1) continue;
      if (!parts.isWanted()) break;
      const frame = first + Math.floor(count * PLACE);
      if (!(await drawInSlices(renderer, frame, { isWanted: parts.isWanted }))) break;
      const pixels = renderer.packRgba();
      if (plan.alpha) layOnCheckerboard(pixels, size.width, size.height);
      pictures.push({ segment, jpeg: await parts.encodeJpeg(pixels, size.width, size.height), ...size });
    }
  } finally {
    renderer.dispose();
  }
  return pictures;
}
