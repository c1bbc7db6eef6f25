// Made by `npm run generate` from the effects; do not edit. The built-in vocabulary as plain data.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export const catalog: CatalogEntry[] = [
];
