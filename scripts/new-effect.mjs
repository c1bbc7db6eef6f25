// `npm run new-effect -- KIND NAME`: creates an effect and its test, and generates registry, catalog, reference page, picture and golden.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { scaffold } from './new-effect/scaffold.ts';
import { OXFMT } from './oxfmt.mjs';

const root = path.join(import.meta.dirname, '..');
const [kind, name] = process.argv.slice(2);
if (kind === undefined || name === undefined) {
  console.error('Usage: npm run new-effect -- KIND NAME, for example: npm run new-effect -- field softRings');
  process.exit(2);
}

let made;
try {
  made = scaffold(root, kind, name);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
const isWhole =
  run([OXFMT, made.effect, made.test]) &&
  run(['scripts/generate.ts']) &&
  run(['scripts/generate-reference.ts']) &&
  run(['node_modules/vitest/vitest.mjs', 'run', 'test/effects/goldens.test.ts', '-t', name], { UPDATE_GOLDENS: '1' }) &&
  run(['node_modules/vitest/vitest.mjs', 'run', made.test]);
console.log(
  `${made.effect} and ${made.test} were created${isWhole ? ' and registered' : ', but a step above failed'}.`,
);
process.exit(isWhole ? 0 : 1);
