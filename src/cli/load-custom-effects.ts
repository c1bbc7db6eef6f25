// The effects that a reel's `use` modules bring, in the two shapes they are needed in: schemas for the compiler, and the
// effects themselves for the renderer. Only called where code may run.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export interface CustomEffects {
  /** For `CompileFacts`: by resolved module path. */
  entries: Record<string, CatalogEntry[]>;
  errors: Record<string, string>;
  /** For `RendererOptions`: by `kind:name`; a field and a shader may share a name. */
  effects: ReadonlyMap<string, unknown>;
  /** Module paths that loaded, for worker threads that must load them again. */
  paths: string[];
}

export const NO_CUSTOM_EFFECTS: CustomEffects = { entries: {}, errors: {}, effects: new Map(), paths: [] };

/** Runs the modules; what does not load is an error for the compiler to report at the `use`. */
export async function loadCustomEffects(paths: readonly string[]): Promise<CustomEffects> {
  const [{ loadEffectModule, EffectModuleError }, { entryOf }] = await Promise.all([
    import('../engine/inputs/modules/load-effect-module.ts'),
    import('../engine/effect-api/entry-of.ts'),
  ]);
  const custom = {
    entries: {} as CustomEffects['entries'],
    errors: {} as CustomEffects['errors'],
    effects: new Map<string, unknown>(),
    paths: [] as string[],
  };
  for (const path of paths) {
    try {
      const { effects } = loadEffectModule(path);
      custom.entries[path] = effects.map((effect) => entryOf(effect));
      for (const effect of effects) custom.effects.set(`${effect.kind}:${effect.name}`, effect);
      custom.paths.push(path);
    } catch (error) {
      if (!(error instanceof EffectModuleError)) throw error;
      custom.errors[path] = error.message;
    }
  }
  return custom;
}
