// Writes into package.json what src/extension/manifest states: commands, settings, menus, language, walkthrough.
// Usage: node scripts/generate-manifest.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from '../src/extension/manifest/contributes.ts';

const file = join(import.meta.dirname, '..', 'package.json');
const before = readFileSync(file, 'utf8');
const after = `${JSON.stringify({ ...JSON.parse(before), ...MANIFEST }, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error(
      'package.json differs from src/extension/manifest: run `node scripts/generate-manifest.ts` and commit the result.',
    );
    process.exitCode = 1;
  }
} else if (before !== after) {
  writeFileSync(file, after);
  console.log('package.json: manifest written');
}
