// `npm run fuzz -- [--seconds N] [--target NAME] [--seed N]`: mutates inputs of every target for N seconds each (default 20) and
// keeps each input that breaks a promise in test/fuzz/corpus/TARGET. Exits with 1 where one did.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { TARGETS } from './targets.ts';

const option = (name: string, other: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? other : process.argv[at + 1];
};
const seconds = Number(option('seconds', '20'));
const seed = Number(option('seed', String(Date.now() % 1_000_000)));
const only = option('target', '');
if (only !== '' && !TARGETS.some(({ name }) => name === only)) {
  console.error(`Expected a target of ${TARGETS.map(({ name }) => name).join(', ')}, but got ${only}.`);
  process.exit(2);
}
/** No input takes longer; the slowest that is right takes a second on a busy machine. */
const HANG_MS = 20_000;

interface Outcome {
  runs: number;
  failures: number;
  hangs: number;
  slowestMs: number;
}

function keep(target: string, input: Uint8Array, why: string): void {
  const folder = path.join(import.meta.dirname, 'corpus', target);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16));
  writeFileSync(file, input);
  console.log(`${target}: ${why.split('\n').slice(0, 3).join(' | ')}\n  kept as ${path.relative(process.cwd(), file)}`);
}

function fuzz(name: string): Promise<Outcome> {
  const outcome: Outcome = { runs: 0, failures: 0, hangs: 0, slowestMs: 0 };
  const seen = new Set<string>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { name, seed, milliseconds: seconds * 1000 },
  });
  let current: Uint8Array = new Uint8Array(0);
  let startedAt = performance.now();
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (performance.now() - startedAt < HANG_MS) return;
      outcome.hangs++;
      keep(name, current, `it did not end within ${HANG_MS / 1000} s`);
      void worker.terminate();
    }, 500);
    worker.on('message', (message) => {
      startedAt = performance.now();
      if (message.kind === 'input') current = message.input;
      if (message.kind === 'done') {
        outcome.runs = message.runs;
        outcome.slowestMs = Math.max(outcome.slowestMs, Math.round(message.milliseconds));
      }
      if (message.kind !== 'failure') return;
      // One input for each place that fails.
      const place = String(message.message)
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 2)
        .join('\n');
      outcome.failures++;
      if (!seen.has(place)) keep(name, message.input, message.message);
      seen.add(place);
    });
    worker.on('error', (error) => {
      outcome.failures++;
      keep(name, current, String(error.stack ?? error));
    });
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(outcome);
    });
  });
}

console.log(`seed ${seed}, ${seconds} s for each target`);
let bad = 0;
for (const { name } of TARGETS.filter((target) => only === '' || target.name === only)) {
  const { runs, failures, hangs, slowestMs } = await fuzz(name);
  bad += failures + hangs;
  console.log(
    `${name.padEnd(10)} ${String(runs).padStart(8)} inputs, ${failures} failures, ${hangs} hangs, slowest ${slowestMs} ms`,
  );
}
process.exitCode = bad === 0 ? 0 : 1;
