// Writes the registry and the catalog from the effects; with --check, compares and fails where they differ.
// Usage: node scripts/generate.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogSource } from './generate/catalog-source.ts';
import { EFFECTS_DIR, findEffects } from './generate/find-effects.ts';
import { registrySource } from './generate/registry-source.ts';

const isCheck = process.argv.includes('--check');
const found = await findEffects();
const outputs = [
  { path: join(EFFECTS_DIR, 'registry.generated.ts'), text: registrySource(found) },
  { path: join(EFFECTS_DIR, '../../catalog/catalog.generated.ts'), text: await catalogSource(found) },
];

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const stale = outputs.filter(({ path, text }) => read(path) !== text);
if (isCheck) {
  for (const { path } of stale) console.error(`${path} differs from what the effects say: run \`npm run generate\` and commit the result.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) writeFileSync(path, text);
  console.log(`${found.length} effects; ${stale.length === 0 ? 'nothing changed' : `wrote ${stale.map(({ path }) => path.split('/').pop()).join(', ')}`}`);
}
