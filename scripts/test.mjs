// `npm test`: build, types, lint, generated files, unit tests and end-to-end tests. A step that fails does not stop the others, so
// one run reports everything. The last line is "N passed, N failed".
// `--unit` runs Vitest alone (further arguments go to Vitest), `--e2e` the end-to-end tests alone.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './bootstrap.mjs';
import { installTestTools } from './test-tools.mjs';
import { environment, UNIT_REPORT, VITEST } from './vitest.mjs';

const [mode, ...rest] = process.argv.slice(2);
const OUTPUT = path.join(ROOT, 'test-output');
mkdirSync(OUTPUT, { recursive: true });

/** @type {{ passed: number, failed: number, notes: string[] }} */
const totals = { passed: 0, failed: 0, notes: [] };

/** Runs a script on the pinned Node; true if it exits with 0. */
function node(args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: environment() }).status === 0;
}

/** One line if all is well; the script's whole output if it fails. */
function check(title, args) {
  const start = performance.now();
  const options = /** @type {const} */ ({ cwd: ROOT, encoding: 'utf8', maxBuffer: 1e9, env: environment() });
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  const ok = status === 0;
  // Some tools write colours even where NO_COLOR forbids it.
  if (!ok) console.log(stripVTControlCharacters(`${stdout}${stderr}`));
  console.log(`${ok ? '✓' : '✗'} ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!ok) totals.failed += 1;
  return ok;
}

/** Adds the counts from a runner's report. A runner that crashed without one counts as one failure. */
function count(file, ok) {
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const passed = counts.passed ?? counts.numPassedTests ?? 0;
  const failed = counts.failed ?? counts.numFailedTests ?? 0;
  totals.passed += passed;
  totals.failed += failed === 0 && !ok ? 1 : failed;
}

function unit() {
  const file = path.join(ROOT, UNIT_REPORT);
  rmSync(file, { force: true });
  count(file, node([...VITEST, 'run', ...(mode === '--unit' ? rest : [])]));
}

/**
 * test/e2e/run.mjs writes test-output/e2e.json: `{ passed, failed }`, or `{ notRun: reason }` where no workbench is available.
 * `notRun` is a prominent note in a full run, and a failure when only the end-to-end tests were requested.
 */
function e2e() {
  const runner = path.join(ROOT, 'test', 'e2e', 'run.mjs');
  const file = path.join(OUTPUT, 'e2e.json');
  rmSync(file, { force: true });
  const ok = existsSync(runner) && node([runner, ...(mode === '--e2e' ? rest : [])]);
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : existsSync(runner)
      ? {}
      : { notRun: 'this checkout has no test/e2e/run.mjs' };
  if (counts.notRun === undefined) return count(file, ok);
  totals.notes.push(`E2E NOT RUN: ${counts.notRun}`);
  if (mode === '--e2e') totals.failed += 1;
}

if (mode === undefined) installTestTools();
const built = check('build', ['scripts/build.mjs', '--quiet']);
if (mode === undefined) {
  check('types', ['node_modules/typescript/bin/tsc', '-b']);
  check('lint', ['scripts/lint.mjs']);
  check('unused code', ['scripts/unused.mjs']);
  check('format', ['scripts/format.mjs', '--check']);
  check('docs site', ['scripts/docs-site.mjs', 'build']);
  check('generated files', ['scripts/generate-all.mjs', '--check']);
}
if (built && mode !== '--e2e') unit();
if (built && mode !== '--unit') e2e();

for (const note of totals.notes) console.log(`\n${'!'.repeat(80)}\n${note}\n${'!'.repeat(80)}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
