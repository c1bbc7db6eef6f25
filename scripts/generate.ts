// Writes the registries, the catalog and the reference's pages from the effects, inputs and output formats; with --check,
// compares and fails where they differ. The reference's pictures are drawn by generate-reference.ts. Usage: node scripts/generate.ts [--check]

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogEntries, catalogSource } from './generate/catalog-source.ts';
import { deliveryPage } from './generate/delivery-page.ts';
import { easingCurvesSource } from './generate/easing-curves.ts';
import { EFFECTS_DIR, findEffects } from './generate/find-effects.ts';
import { findSources, INPUTS_DIR } from './generate/find-sources.ts';
import { FORMATS_DIR, findFormats } from './generate/find-formats.ts';
import { formatFactsSource, formatRegistrySource, formatsPage } from './generate/format-sources.ts';
import type { FormatResults } from './generate/format-sources.ts';
import { languageBriefSource } from './generate/language-brief.ts';
import { registrySource } from './generate/registry-source.ts';
import { mediaSource, sourcesSource } from './generate/source-tables.ts';
import { referencePages } from './reference/pages.ts';

const isCheck = process.argv.includes('--check');
const found = await findEffects();
const entries = await catalogEntries(found);
const sources = await findSources();
const formats = await findFormats();
const formatResults = JSON.parse(
  readFileSync(join(import.meta.dirname, '../bench/results/formats.json'), 'utf8'),
) as FormatResults;
const CATALOG_DIR = join(EFFECTS_DIR, '../../catalog');
const CONTRACT_DIR = join(EFFECTS_DIR, '../../contract');
const REFERENCE_DIR = join(EFFECTS_DIR, '../../../docs/reference');
const outputs = [
  { path: join(EFFECTS_DIR, 'registry.generated.ts'), text: registrySource(found) },
  { path: join(CATALOG_DIR, 'catalog.generated.ts'), text: catalogSource(entries) },
  { path: join(INPUTS_DIR, 'sources.generated.ts'), text: sourcesSource(sources) },
  { path: join(CATALOG_DIR, 'media.generated.ts'), text: mediaSource(sources) },
  { path: join(FORMATS_DIR, 'registry.generated.ts'), text: formatRegistrySource(formats) },
  { path: join(CATALOG_DIR, 'output-formats.generated.ts'), text: formatFactsSource(formats) },
  { path: join(CONTRACT_DIR, 'easing-curves.generated.ts'), text: easingCurvesSource() },
  { path: join(REFERENCE_DIR, 'formats.md'), text: formatsPage(formats, formatResults) },
  { path: join(REFERENCE_DIR, 'delivery.md'), text: deliveryPage() },
  { path: join(CATALOG_DIR, 'language-brief.generated.ts'), text: languageBriefSource() },
  ...[...referencePages(entries)].map(([name, text]) => ({ path: join(REFERENCE_DIR, name), text })),
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
  for (const { path } of stale)
    console.error(`${path} is out of date: run \`npm run generate\` and commit the result.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(
    `${found.length} effects, ${sources.length} inputs, ${formats.length} output formats; ${stale.length === 0 ? 'nothing changed' : `wrote ${stale.map(({ path }) => path.split('/').pop()).join(', ')}`}`,
  );
}
