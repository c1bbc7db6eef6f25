// `npm test`: build, types, lint, generated files, unit tests and end-to-end tests. A step that fails does not stop the others, so
// one run reports everything. The last line is "N passed, N failed". End-to-end tests wait a third of their time, so they run beside the
// rest; their lines begin with "e2e".
// `--unit` runs Vitest alone (further arguments go to Vitest), `--e2e` the end-to-end tests alone.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './bootstrap.mjs';
import { installTestTools } from './test-tools.mjs';
import { environment, UNIT_REPORT, VITEST } from './vitest.mjs';

const [mode, ...rest] = process.argv.slice(2);
const OUTPUT = path.join(ROOT, 'test-output');
mkdirSync(OUTPUT, { recursive: true });

/** @type {{ passed: number, failed: number, notes: string[] }} */
const totals = { passed: 0, failed: 0, notes: [] };

/** A signal for this process is one for what it runs. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.once('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM');
  process.exit(143);
});

/** Starts a script on the pinned Node. */
function start(args, stdio) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio, env: environment() });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a script on the pinned Node; resolves to true if it exits with 0. `prefix`: before each of its lines. */
function node(args, prefix = '') {
  return new Promise((resolve) => {
    const child = start(args, prefix === '' ? 'inherit' : ['ignore', 'pipe', 'pipe']);
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface(stream).on('line', (line) => line !== '' && console.log(`${prefix}${line}`));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** One line if all is well; the script's whole output if it fails. */
function check(title, args) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = start(args, ['ignore', 'pipe', 'pipe']);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => {
      const ok = code === 0;
      // Some tools write colours even where NO_COLOR forbids it.
      if (!ok) console.log(stripVTControlCharacters(output));
      console.log(`${ok ? '✓' : '✗'} ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      if (!ok) totals.failed += 1;
      resolve(ok);
    });
  });
}

/** Adds the counts from a runner's report. A runner that crashed without one counts as one failure. */
function count(file, ok) {
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const passed = counts.passed ?? counts.numPassedTests ?? 0;
  const failed = counts.failed ?? counts.numFailedTests ?? 0;
  totals.passed += passed;
  totals.failed += failed === 0 && !ok ? 1 : failed;
}

async function unit() {
  const file = path.join(ROOT, UNIT_REPORT);
  rmSync(file, { force: true });
  count(file, await node([...VITEST, 'run', ...(mode === '--unit' ? rest : [])]));
}

/**
 * test/e2e/run.mjs writes test-output/e2e.json: `{ passed, failed }`, or `{ notRun: reason }` where no workbench is available.
 * `notRun` is a prominent note in a full run, and a failure when only the end-to-end tests were requested.
 */
async function e2e() {
  const runner = path.join(ROOT, 'test', 'e2e', 'run.mjs');
  const file = path.join(OUTPUT, 'e2e.json');
  rmSync(file, { force: true });
  const ok =
    existsSync(runner) && (await node([runner, ...(mode === '--e2e' ? rest : [])], mode === '--e2e' ? '' : 'e2e '));
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : existsSync(runner)
      ? {}
      : { notRun: 'this checkout has no test/e2e/run.mjs' };
  if (counts.notRun === undefined) return count(file, ok);
  totals.notes.push(`E2E NOT RUN: ${counts.notRun}`);
  if (mode === '--e2e') totals.failed += 1;
}

async function checks() {
  await check('types', ['node_modules/typescript/bin/tsc', '-b']);
  await check('lint', ['scripts/lint.mjs']);
  await check('unused code', ['scripts/unused.mjs']);
  await check('format', ['scripts/format.mjs', '--check']);
  await check('docs site', ['scripts/docs-site.mjs', 'build']);
  await check('generated files', ['scripts/generate-all.mjs', '--check']);
}

if (mode === undefined) installTestTools();
const built = await check('build', ['scripts/build.mjs', '--quiet']);
const workbench = built && mode !== '--unit' ? e2e() : null;
if (mode === undefined) await checks();
if (built && mode !== '--e2e') await unit();
await workbench;

for (const note of totals.notes) console.log(`\n${'!'.repeat(80)}\n${note}\n${'!'.repeat(80)}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
