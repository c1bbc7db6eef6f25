// Renders one picture of the reference.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { planFeatures } from '../../src/engine/inputs/audio/plan-features.ts';
import { openRenderer } from '../../src/engine/inputs/open-renderer.ts';
import { compile } from '../../src/language/compile.ts';
import type { Picture } from './pictures.ts';

export const REFERENCE_DIR = join(import.meta.dirname, '../../docs/reference');
export const SIZE = { width: 640, height: 360 };

/** Rows of RGB. Throws the compiler's message if the example does not compile. */
export async function drawPicture({ key, text, seconds, gridScale }: Picture): Promise<Uint8Array> {
  const { plan, diagnostics } = compile(text, { path: join(REFERENCE_DIR, 'example.reel') });
  const error = diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) throw new Error(`The example of ${key} does not compile: ${error.message}\n${text}`);
  const renderer = await openRenderer({
    plan,
    audio: await planFeatures(plan),
    checkpointBytes: 0,
    format: { ...SIZE, fps: plan.format.fps, gridScale, shaders: 'full', particles: 1200, particleLevel: 'high' },
  });
  try {
    renderer.draw(Math.round(seconds * plan.format.fps));
    return renderer.packRgb().slice();
  } finally {
    renderer.dispose();
  }
}

export const digestOf = (rgb: Uint8Array): string => createHash('sha256').update(rgb).digest('hex').slice(0, 16);
