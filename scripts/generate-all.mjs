// `npm run generate`: everything that is made from something else and committed, in the order in which one feeds the next.
// With --check nothing is written, and what differs is named.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

/** The catalog comes first: grammar, reference and manifest are made of it. */
const GENERATORS = ['generate.ts', 'generate-language.mjs', 'generate-manifest.ts', 'generate-notices.mjs'];

let failed = false;
for (const name of GENERATORS) {
  const script = path.join('scripts', name);
  if (!existsSync(path.join(ROOT, script))) continue;
  const result = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
  failed ||= result.status !== 0;
}
process.exit(failed ? 1 : 0);
