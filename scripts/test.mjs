// `npm test`: build, types, lint, generated files, unit tests, end-to-end tests; every step runs even where one before
// it failed, so that one run shows everything. The last line is "N passed, N failed".
// `--unit` runs vitest alone (further arguments are vitest's), `--e2e` the end-to-end tests alone.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './bootstrap.mjs';

const [mode, ...rest] = process.argv.slice(2);
const OUTPUT = path.join(ROOT, 'test-output');
mkdirSync(OUTPUT, { recursive: true });

const totals = { passed: 0, failed: 0, notes: [] };

/** Runs a script of the pinned Node; true where it ended well. */
function node(args, env = {}) {
  const result = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status === 0;
}

function check(title, args) {
  const start = performance.now();
  const ok = node(args);
  console.log(`${ok ? '✓' : '✗'} ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!ok) totals.failed += 1;
  return ok;
}

/** Adds the counts that a runner left behind; a runner that died without any counts as one failure. */
function count(file, ok) {
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const passed = counts.passed ?? counts.numPassedTests ?? 0;
  const failed = counts.failed ?? counts.numFailedTests ?? 0;
  totals.passed += passed;
  totals.failed += failed === 0 && !ok ? 1 : failed;
}

function unit() {
  const file = path.join(OUTPUT, 'vitest.json');
  rmSync(file, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  count(file, node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...(mode === '--unit' ? rest : [])]));
}

/**
 * test/e2e/run.mjs writes test-output/e2e.json: `{ passed, failed }`, or `{ notRun: why }` where the workbench can't be had.
 * That is loud in a whole run, and a failure where the end-to-end tests were what was asked for.
 */
function e2e() {
  const runner = path.join(ROOT, 'test', 'e2e', 'run.mjs');
  const file = path.join(OUTPUT, 'e2e.json');
  rmSync(file, { force: true });
  let ok = existsSync(runner) && node([runner, ...(mode === '--e2e' ? rest : [])]);
  // A workbench on a busy machine may swallow a key: what fails is tried once more as a whole, and then it counts.
  if (!ok && existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).failed > 0) {
    console.log('E2E: some failed; all are run once more');
    ok = node([runner, ...(mode === '--e2e' ? rest : [])]);
  }
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : existsSync(runner)
      ? {}
      : { notRun: 'this checkout has no test/e2e/run.mjs' };
  if (counts.notRun === undefined) return count(file, ok);
  totals.notes.push(`E2E NOT RUN: ${counts.notRun}`);
  if (mode === '--e2e') totals.failed += 1;
}

const built = check('build', ['scripts/build.mjs', '--quiet']);
if (mode === undefined) {
  check('types', ['node_modules/typescript/bin/tsc', '-b']);
  check('lint', ['scripts/lint.mjs']);
  check('generated files', ['scripts/generate-all.mjs', '--check']);
}
if (built && mode !== '--e2e') unit();
if (built && mode !== '--unit') e2e();

for (const note of totals.notes) console.log(`\n${'!'.repeat(80)}\n${note}\n${'!'.repeat(80)}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
