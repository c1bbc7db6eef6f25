// The effects that a reel's `use` modules bring, in the two shapes they are needed in: schemas for the compiler, and the
// effects themselves for the renderer. Only called where code may run.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export interface CustomEffects {
  /** For `CompileFacts`: by resolved module path. */
  entries: Record<string, CatalogEntry[]>;
  errors: Record<string, string>;
  /** For `RendererOptions`: by name. */
  effects: ReadonlyMap<string, unknown>;
  /** Module paths that loaded, for worker threads that must load them again. */
  paths: string[];
}

export const NO_CUSTOM_EFFECTS: CustomEffects = { entries: {}, errors: {}, effects: new Map(), paths: [] };
