// Renders reels in tests: text to renderer in one step, and what tests ask of frames.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FrameFormat } from '../../../src/contract/render.ts';
import { synthesiseFeatures } from '../../../src/engine/frame/features/synthesise-features.ts';
import type { Frame } from '../../../src/engine/kernels/frame.ts';
import { openRenderer, type OpenRendererOptions } from '../../../src/engine/inputs/open-renderer.ts';
import type { Renderer, RendererOptions } from '../../../src/engine/frame/renderer/renderer.ts';
import { compile } from '../../../src/language/compile.ts';

/** A small frame at production density of its size. */
export const SMALL: FrameFormat = {
  width: 320,
  height: 180,
  fps: 24,
  gridScale: 0.5,
  shaders: 'full',
  particles: 1200,
  particleLevel: 'high',
};

export async function rendererOf(
  text: string,
  format: Partial<FrameFormat> = {},
  options: Partial<OpenRendererOptions & RendererOptions> = {},
): Promise<Renderer> {
  // Media of the examples lie beside the reference.
  const { plan, diagnostics } = compile(text, {
    path: join(import.meta.dirname, '../../../docs/reference/example.reel'),
  });
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const audio = synthesiseFeatures({ fps: plan.format.fps, frames: 2000, bpm: plan.bpm });
  return openRenderer({ plan, format: { ...SMALL, fps: plan.format.fps, ...format }, audio, ...options });
}

/** SHA-256 of the picture, without the bytes past the width. */
export function hashOf(frame: Frame): string {
  const hash = createHash('sha256');
  for (const plane of [frame.r, frame.g, frame.b]) {
    for (let y = 0; y < frame.height; y++)
      hash.update(plane.view.subarray(y * frame.stride, y * frame.stride + frame.width));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Mean level of a part of the frame, over the channels. */
export function meanOf(frame: Frame, x0 = 0, y0 = 0, x1 = frame.width, y1 = frame.height): number {
  let sum = 0;
  for (const plane of [frame.r, frame.g, frame.b]) {
    const view = plane.view;
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += view[y * frame.stride + x];
  }
  return sum / (3 * (x1 - x0) * (y1 - y0));
}

/** The levels of one pixel. */
export function pixelOf(frame: Frame, x: number, y: number): [number, number, number] {
  const at = y * frame.stride + x;
  return [frame.r.view[at], frame.g.view[at], frame.b.view[at]];
}
