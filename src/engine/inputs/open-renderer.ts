// What a renderer needs of a plan's opened inputs.

import type { ScenePlan } from '../../contract/plan.ts';
import type { Effect } from '../effect-api/define.ts';
import type { Renderer, RendererOptions } from '../frame/renderer/renderer.ts';
import type { Caption } from './captions/caption.ts';
import { captionsFrom } from './captions/plan-captions.ts';
import type { GlyphRasteriser } from '../frame/glyphs/glyph-rasteriser.ts';
import { rasteriserFor } from '../machine/raster/canvas-rasteriser.ts';
import { loadShaper } from '../machine/raster/harfbuzz-shaper.ts';
import { MediaStore, type StoreOptions } from './media-store.ts';

type Inputs = Pick<RendererOptions, 'media' | 'captions' | 'customEffects' | 'rasteriser'>;

/** Throws the failure of captions or a module that could not be opened. */
export async function rendererInputs(store: MediaStore, plan: ScenePlan, scene?: string): Promise<Inputs> {
  const captions = planCaptions(store, plan);
  const effects = customEffects(store, plan);
  const rasteriser = rasteriserFor(store.cacheDir);
  return {
    media: store,
    rasteriser: hasText(plan)
      ? { ...rasteriser, shaper: await loadShaper(), ...(await highlighterOf(plan)) }
      : rasteriser,
    ...(captions.length > 0 ? { captions: captionsFrom(captions, plan, scene) } : {}),
    ...(effects.size > 0 ? { customEffects: effects } : {}),
  };
}

/** The captions of the reel, as its file has them. */
export const planCaptions = (store: MediaStore, { captions }: ScenePlan): readonly Caption[] =>
  captions?.spoken ?? (captions && store.find('captions', captions.path)?.value.captions) ?? [];

/** The highlighter, for plans with source code only: its grammars take a while to load. */
async function highlighterOf(plan: ScenePlan): Promise<Pick<GlyphRasteriser, 'highlight'>> {
  const hasCode = plan.scenes.some(({ items }) =>
    items.some((item) => item.kind === 'text' && item.parts.some((part) => 'code' in part)),
  );
  if (!hasCode) return {};
  const { highlightCode } = await import('../machine/raster/highlight-code.ts');
  return { highlight: highlightCode };
}

const hasText = (plan: ScenePlan): boolean =>
  plan.captions !== null ||
  plan.scenes.some(
    ({ items, nodes }) =>
      items.some(({ kind }) => kind === 'text' || kind === 'ticker') ||
      nodes.some((node) => node.k === 'call' && Object.values(node.args).some((arg) => 'text' in arg)),
  );

/** The effects of a plan's modules, by `kind:name`. */
export function customEffects(store: MediaStore, plan: ScenePlan): Map<string, Effect> {
  const effects = plan.modules.flatMap(({ path }) => [...(store.find('modules', path)?.value ?? [])]);
  return new Map(effects.map((effect) => [`${effect.kind}:${effect.name}`, effect]));
}

export type OpenRendererOptions = Omit<RendererOptions, keyof Inputs> & {
  /** How the plan's files are opened. Sound is not among them: `audio` has what is heard. */
  store?: Omit<StoreOptions, 'except'>;
};

/** A renderer with the plan's files opened for it. Rejects with a RenderError for a file that cannot be used. */
export async function openRenderer({ store: storeOptions, ...options }: OpenRendererOptions): Promise<Renderer> {
  const [{ createRenderer }, store] = await Promise.all([
    import('../frame/renderer/create-renderer.ts'),
    MediaStore.open(options.plan, { ...storeOptions, except: ['audio'] }),
  ]);
  const renderer = await createRenderer({ ...options, ...(await rendererInputs(store, options.plan, options.scene)) });
  // Decoders of footage belong to this renderer alone.
  const dispose = renderer.dispose.bind(renderer);
  renderer.dispose = () => {
    dispose();
    store.dispose();
  };
  return renderer;
}
