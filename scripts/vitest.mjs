// Starts Vitest for all other scripts. Run directly, it passes its arguments on: `npm run test:file`, `test:watch`, `coverage`.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

/** Where a run leaves its results as JSON, relative to the root; vitest.config.ts names it too. */
export const UNIT_REPORT = 'test-output/vitest.json';

/** Node's arguments up to Vitest's own command. */
export const VITEST = ['node_modules/vitest/vitest.mjs'];

/**
 * Tests start hundreds of processes and threads from the sources: Node keeps what it stripped of types and compiled, which saves a third
 * of their time. Colours are for terminals. CI=true alone would switch them on in some tools, so a pipe or a file gets NO_COLOR.
 */
export function environment() {
  /** @type {NodeJS.ProcessEnv} */
  const all = { ...process.env, NODE_COMPILE_CACHE: path.join(ROOT, 'build', 'compile-cache') };
  if (process.stdout.isTTY) return all;
  const { FORCE_COLOR: _, ...rest } = all;
  return { ...rest, NO_COLOR: '1' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  const env = environment();
  // Counts are less exact for code that was compiled before.
  if (args.includes('--coverage')) delete env.NODE_COMPILE_CACHE;
  const child = spawn(process.execPath, [...VITEST, command, ...args], { cwd: ROOT, stdio: 'inherit', env });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 130));
}
