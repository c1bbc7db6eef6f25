// Writes what src/extension/manifest states into package.json: commands, settings, menus, language, walkthrough, and the oldest
// VS Code as `engines.vscode`. Texts that people read become keys of the tables that generate-l10n.ts writes. @types/vscode must be pinned to that version, or the types would allow API that it lacks.
// Usage: node scripts/generate-manifest.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST, OLDEST_VSCODE } from '../src/extension/manifest/contributes.ts';
import { localizeManifest } from '../src/extension/manifest/localize-manifest.ts';

const file = join(import.meta.dirname, '..', 'package.json');
const before = readFileSync(file, 'utf8');
const current = JSON.parse(before);
const engines = { ...current.engines, vscode: `^${OLDEST_VSCODE}` };
const after = `${JSON.stringify({ ...current, engines, ...localizeManifest(MANIFEST).manifest }, null, 2)}\n`;

const types = current.devDependencies['@types/vscode'];
if (types !== OLDEST_VSCODE) {
  console.error(`Expected @types/vscode ${OLDEST_VSCODE}, the oldest VS Code that is supported, but got ${types}.`);
  process.exitCode = 1;
}
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('package.json is out of date: run `node scripts/generate-manifest.ts` and commit the result.');
    process.exitCode = 1;
  }
} else if (before !== after) {
  writeFileSync(file, after);
  console.log('package.json: manifest written');
}
