// One small picture of a preview: a thumbnail, or a moment of a contact sheet.

import type { AudioFeatures } from '../frame/features/audio-features.ts';
import type { Renderer } from '../frame/renderer/renderer.ts';
import type { OpenRendererOptions } from '../inputs/open-renderer.ts';
import { layOnCheckerboard } from './checkerboard.ts';
import { drawInSlices } from './draw-in-slices.ts';

export interface SmallPictureParts {
  createRenderer(options: OpenRendererOptions): Promise<Renderer>;
  audio: AudioFeatures;
  encodeJpeg(rgba: Uint8Array, width: number, height: number): Promise<Uint8Array>;
  isWanted(): boolean;
}

interface Size {
  width: number;
  height: number;
}

const even = (n: number): number => Math.max(16, Math.round(n / 2) * 2);

/** `width` pixels wide, in the proportions of `shape`; both sides are even. */
export const smallSize = (width: number, shape: Size): Size => ({
  width: even(width),
  height: even((width * shape.height) / shape.width),
});

/** The JPEG of a frame; null once it is not wanted any more. Transparent places show a checkerboard. */
export async function drawSmallPicture(
  renderer: Renderer,
  frame: number,
  { hasAlpha, width, height }: Size & { hasAlpha: boolean },
  { encodeJpeg, isWanted }: SmallPictureParts,
): Promise<Uint8Array | null> {
  if (!isWanted() || !(await drawInSlices(renderer, frame, { isWanted }))) return null;
  const pixels = renderer.packRgba();
  if (hasAlpha) layOnCheckerboard(pixels, width, height);
  return encodeJpeg(pixels, width, height);
}
