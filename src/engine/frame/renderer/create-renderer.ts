// Creates a renderer from a plan, a format and audio features. Imports nothing that needs Node; inputs/open-renderer.ts opens a plan's
// files for it.

import { createAudioReader } from '../features/audio-reader.ts';
import { createRegistry } from '../graph/registry.ts';
import { takeKernels } from '../../kernels/spare-kernels.ts';
import { ReelRenderer } from './reel-renderer.ts';
import { NO_MEDIA } from '../../effect-api/media.ts';
import { RenderEnv } from './render-env.ts';
import type { Renderer, RendererOptions } from './renderer.ts';
import { segmentsOf } from './segments.ts';

/** Memory limit for checkpoints, which are needed to seek backward. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;

/**
 * Creates a renderer. Segments are prepared when one of their frames is first drawn.
 * Example: `const renderer = await createRenderer({ plan, format, audio, rasteriser }); renderer.draw(0); renderer.packRgba();`
 */
export async function createRenderer(options: RendererOptions): Promise<Renderer> {
  const { plan, format, audio } = options;
  const previous =
    options.previous instanceof ReelRenderer && hasSameFormat(options.previous.format, format)
      ? options.previous
      : null;
  if (options.previous && !previous) options.previous.dispose();
  const { kernels, memory } = previous ? previous.env : takeKernels();
  const parts = {
    plan,
    reader: createAudioReader(audio),
    registry: createRegistry(options.customEffects),
    profile: options.profile ?? null,
    captions: options.captions ?? [],
    media: options.media ?? NO_MEDIA,
    rasteriser: options.rasteriser,
    tape: options.tape ?? null,
  };
  const env = new RenderEnv(kernels, memory, format, parts, previous?.env);
  const segments = segmentsOf(plan, format.fps, audio.tempo, options.scene);
  return new ReelRenderer(env, segments, options.checkpointBytes ?? CHECKPOINT_BYTES, previous);
}

const hasSameFormat = (a: RendererOptions['format'], b: RendererOptions['format']): boolean =>
  a.width === b.width && a.height === b.height && a.fps === b.fps && a.gridScale === b.gridScale;
