// Draws a plan small and twice: nothing throws, nothing is NaN, and the second drawing has the same pixels.

import { createHash } from 'node:crypto';
import type { ScenePlan } from '../../src/contract/plan.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { RenderError } from '../../src/engine/errors/render-error.ts';

const FORMAT = {
  width: 96,
  height: 54,
  gridScale: 0.5,
  shaders: 'full',
  particles: 300,
  particleLevel: 'low',
} as const;
const MOST_FRAMES = 2000;

export async function drawPlan(plan: ScenePlan | null): Promise<void> {
  // A reel with errors has the scenes that are whole; files of a mutated reel do not exist.
  if (plan === null || plan.segments.length === 0) return;
  const bare: ScenePlan = { ...plan, audio: null, captions: null, font: null, modules: [] };
  const [first, second] = [await hashes(bare), await hashes(bare)];
  if (first !== second) throw new Error('a frame differs when it is drawn again');
}

async function hashes(plan: ScenePlan): Promise<string> {
  const fps = plan.format.fps;
  if (!(fps >= 1 && fps <= 240)) return '';
  const audio = synthesiseFeatures({ fps, frames: MOST_FRAMES, bpm: plan.bpm });
  let renderer;
  try {
    renderer = await openRenderer({ plan, format: { ...FORMAT, fps }, audio });
  } catch (error) {
    if (error instanceof RenderError) return error.code;
    throw error;
  }
  const hash = createHash('sha256');
  try {
    for (const { first, count } of renderer.segments.slice(0, 4)) {
      for (const frame of [first, first + Math.min(count - 1, 7)]) {
        const picture = renderer.draw(frame, { measure: true });
        const { mean, max } = renderer.stats();
        if (!Number.isFinite(mean) || !Number.isFinite(max)) throw new TypeError(`frame ${frame} has no brightness`);
        for (const plane of [picture.r, picture.g, picture.b]) hash.update(plane.view);
      }
    }
  } finally {
    renderer.dispose();
  }
  return hash.digest('hex');
}
