// Starts Vitest for all other scripts. Run directly, it passes its arguments on: `npm run test:file`, `test:watch`, `coverage`.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

/** Where a run leaves its results as JSON, relative to the root; vitest.config.ts names it too. */
export const UNIT_REPORT = 'test-output/vitest.json';

/** Node's arguments up to Vitest's own command. */
export const VITEST = ['node_modules/vitest/vitest.mjs'];

/** Colours are for terminals. CI=true alone would switch them on in some tools, so a pipe or a file gets NO_COLOR. */
export function environment() {
  if (process.stdout.isTTY) return process.env;
  const { FORCE_COLOR: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  const child = spawn(process.execPath, [...VITEST, command, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(),
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 130));
}
