// `npm run generate`: runs all generators in order of their dependencies. `--check` writes nothing and names files that are out of date.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

/** The catalog comes first: grammar, reference and manifest are generated from it. */
const GENERATORS = [
  'generate.ts',
  'generate-language.mjs',
  'generate-manifest.ts',
  'generate-l10n.ts',
  'generate-effect-types.mjs',
  'generate-notices.mjs',
];
/** Slow; a test (test/reference) compares the pictures. */
const PICTURES = ['generate-reference.ts'];

const args = process.argv.slice(2);

let failed = false;
for (const name of args.includes('--check') ? GENERATORS : [...GENERATORS, ...PICTURES]) {
  const script = path.join('scripts', name);
  if (!existsSync(path.join(ROOT, script))) continue;
  const result = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
  failed ||= result.status !== 0;
}
process.exit(failed ? 1 : 0);
