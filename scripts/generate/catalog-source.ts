// The catalog: what the effects state about themselves, without their behaviour, as plain data for the language,
// the editor and the reference.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CatalogEntry } from '../../src/contract/catalog-entry.ts';
import { entryOf } from '../../src/engine/effect-api/entry-of.ts';
import type { Params } from '../../src/engine/effect-api/params.ts';
import { EFFECTS_DIR, type FoundEffect } from './find-effects.ts';

/** Settings that all particle systems share, stated once beside them; a system states only its own and other defaults. */
async function commonParticleSettings(): Promise<Params> {
  const file = join(EFFECTS_DIR, 'particles/common-settings.ts');
  if (!existsSync(file)) return {};
  const module = (await import(pathToFileURL(file).href)) as { commonSettings?: Params };
  return module.commonSettings ?? {};
}

function entrySource(entry: CatalogEntry): string {
  const { params, ...rest } = entry;
  const head = JSON.stringify(rest).slice(1, -1);
  if (params.length === 0) return `  { ${head}, "params": [] },`;
  return `  { ${head}, "params": [\n${params.map((param) => `    ${JSON.stringify(param)},`).join('\n')}\n  ] },`;
}

export async function catalogEntries(found: FoundEffect[]): Promise<CatalogEntry[]> {
  const settings = await commonParticleSettings();
  return found.map(({ effect }) => entryOf(effect, settings));
}

export function catalogSource(entries: CatalogEntry[]): string {
  return [
    '// Made by `npm run generate` from the effects; do not edit. The built-in vocabulary as plain data.',
    '',
    "import type { CatalogEntry } from '../contract/catalog-entry.ts';",
    '',
    'export const catalog: CatalogEntry[] = [',
    ...entries.map(entrySource),
    '];',
    '',
  ].join('\n');
}
