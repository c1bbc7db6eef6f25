// `npm run generate`: everything that is made from something else and committed, in the order in which one feeds the next.
// With --check nothing is written, and what differs is named.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

/** The catalog comes first: grammar, reference and manifest are made of it. */
const GENERATORS = [
  'generate.ts',
  'generate-language.mjs',
  'generate-manifest.ts',
  'generate-effect-types.mjs',
  'generate-notices.mjs',
];
/** Pictures take a while and are compared by a test (test/reference). */
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
