// Schemas of the effects that a reel's `use` modules bring, for the compiler. Call it only where code may run.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export interface CustomEffects {
  /** For `CompileFacts`: by resolved module path. */
  entries: Record<string, CatalogEntry[]>;
  errors: Record<string, string>;
}

export const NO_CUSTOM_EFFECTS: CustomEffects = { entries: {}, errors: {} };

/** Runs the modules; what does not load is an error for the compiler to report at the `use`. */
export async function loadCustomEffects(paths: readonly string[]): Promise<CustomEffects> {
  const [{ default: source }, { EffectModuleError }, { createAccess }, { entryOf }] = await Promise.all([
    import('../engine/inputs/modules/source.ts'),
    import('../engine/inputs/modules/effect-module-error.ts'),
    import('../engine/inputs/disk-access.ts'),
    import('../engine/effect-api/entry-of.ts'),
  ]);
  const custom = { entries: {} as CustomEffects['entries'], errors: {} as CustomEffects['errors'] };
  for (const path of paths) {
    try {
      const { value } = await source.open(path, createAccess());
      custom.entries[path] = value.map((effect) => entryOf(effect));
    } catch (error) {
      if (!(error instanceof EffectModuleError)) throw error;
      custom.errors[path] = error.message;
    }
  }
  return custom;
}
