// Renderers for previews and stills: loaded when first wanted, with the captions that the plan names.

import type { Renderer, RendererOptions } from '../frame/renderer/renderer.ts';

export async function openRenderer(options: RendererOptions): Promise<Renderer> {
  const { createRenderer } = await import('../frame/renderer/create-renderer.ts');
  if (!options.plan.captions) return createRenderer(options);
  const { planCaptions } = await import('../inputs/captions/plan-captions.ts');
  // A caption file that is missing is marked in the text; the picture goes on without it.
  const captions = await planCaptions(options.plan, options.scene).catch(() => []);
  return createRenderer({ ...options, captions });
}
