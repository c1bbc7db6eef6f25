// Draws the picture of one entry: its example as a reel, at the example's moment.

import { join } from 'node:path';
import { exampleReel } from '../../src/catalog/example-reel.ts';
import type { CatalogEntry } from '../../src/contract/catalog-entry.ts';
import { planFeatures } from '../../src/engine/audio/plan-features.ts';
import { createRenderer } from '../../src/engine/renderer/create-renderer.ts';
import { compile } from '../../src/language/compile.ts';

export const REFERENCE_DIR = join(import.meta.dirname, '../../docs/reference');
export const PICTURE = { width: 640, height: 360 };

/** Rows of RGB. Throws where the example does not compile, with the compiler's own sentence. */
export async function drawExample(entry: CatalogEntry): Promise<Uint8Array> {
  const { text, seconds } = exampleReel(entry);
  const { plan, diagnostics } = compile(text, { path: join(REFERENCE_DIR, 'example.reel') });
  const error = diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) throw new Error(`The example of ${entry.kind} ${entry.name} does not compile: ${error.message}\n${text}`);
  const renderer = await createRenderer({
    plan,
    audio: await planFeatures(plan),
    checkpointBytes: 0,
    // Particles are points: larger ones are better seen in a small picture.
    format: { ...PICTURE, fps: plan.format.fps, gridScale: entry.kind === 'particles' ? 0.4 : 0.6, shaders: 'full', particles: 1200, particleLevel: 'high' },
  });
  try {
    renderer.draw(Math.round(seconds * plan.format.fps));
    return renderer.packRgb().slice();
  } finally {
    renderer.dispose();
  }
}
