// `npm run new-format -- NAME`, `new-input`, `new-item`, `new-command` and `new-editor-command`: creates a working start with its
// test, registers it, and runs the test. Effects have a scaffold of their own, new-effect.mjs.

import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';
import { createFiles } from './scaffold/create-files.ts';
import { KINDS, planOf } from './scaffold/plans.ts';
import { OXFMT } from './oxfmt.mjs';

const [kind, name] = process.argv.slice(2);
const known = KINDS.find((each) => each === kind);
if (known === undefined || name === undefined) {
  console.error(`Usage: npm run new-KIND -- NAME, where KIND is ${KINDS.join(', ')}`);
  process.exit(2);
}

try {
  const plan = planOf(known, name);
  createFiles(ROOT, plan);
  const run = (args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
  const touched = [...Object.keys(plan.files), ...new Set(plan.edits.map(({ file }) => file))];
  const isWhole =
    run([OXFMT, ...touched]) &&
    plan.generators.every((script) => run([path.join('scripts', script)])) &&
    run(['node_modules/vitest/vitest.mjs', 'run', plan.test]);
  console.log(
    `${isWhole ? 'Created' : 'Created, but a step above failed:'}\n${touched.map((file) => `  ${file}`).join('\n')}`,
  );
  process.exit(isWhole ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
