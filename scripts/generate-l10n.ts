// Writes the tables of texts that VS Code reads: package.nls.json (the manifest), l10n/bundle.l10n.json (host and webviews), and the
// same for each language of l10n/translations. A translation is stated once, by its English text, whatever shows it.
// Usage: node scripts/generate-l10n.ts [--check]

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { DESCRIPTION } from './package/stage.mjs';
import { sourceBundle } from './l10n/source-bundle.ts';
import { translate } from './l10n/translate.ts';
import type { Texts } from './l10n/translate.ts';
import { MANIFEST } from '../src/extension/manifest/contributes.ts';
import { localizeManifest } from '../src/extension/manifest/localize-manifest.ts';

const { description } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { description: string };
const texts: Texts = { ...localizeManifest(MANIFEST).texts, [DESCRIPTION]: description };
const bundle = await sourceBundle();
const outputs: Record<string, unknown> = { 'package.nls.json': texts, 'l10n/bundle.l10n.json': bundle };
for (const file of globSync('l10n/translations/*.json', { cwd: ROOT })) {
  const language = path.basename(file, '.json');
  const translations = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Texts;
  // In order, so that two people who add texts rarely add them in the same place.
  outputs[file.replaceAll('\\', '/')] = sorted(translations);
  outputs[`package.nls.${language}.json`] = translate(Object.keys(texts), translations, (key) => texts[key]!);
  outputs[`l10n/bundle.l10n.${language}.json`] = translate(Object.keys(bundle), translations, (key) => key);
}

function sorted(table: Texts): Texts {
  return Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const isCheck = process.argv.includes('--check');
for (const [name, content] of Object.entries(outputs)) {
  const file = path.join(ROOT, name);
  const after = `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === after) continue;
  if (isCheck) {
    console.error(`${name} is out of date: run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
    console.log(`${name}: written`);
  }
}
