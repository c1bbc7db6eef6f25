// `npm run test:slow`: the slowest tests and test files of the last unit-test run, from its JSON report. `-- 50` lists 50 of each.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { UNIT_REPORT } from './vitest.mjs';

const file = path.join(ROOT, UNIT_REPORT);
const limit = Number(process.argv[2] ?? 20);
if (!existsSync(file)) {
  console.error(
    `Expected the report of a test run in ${UNIT_REPORT}, but there is none: run \`npm run test:unit\` first.`,
  );
  process.exit(1);
}
const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
const files = testResults.map(({ name, assertionResults }) => ({
  name: path.relative(ROOT, name),
  // The time of the tests alone: imports are shared between files of a worker.
  ms: assertionResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0),
}));
const tests = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, duration }) => ({
    name: `${path.relative(ROOT, name)}: ${fullName}`,
    ms: duration ?? 0,
  })),
);
print('Slowest test files', files);
print('Slowest tests', tests);

function print(title, rows) {
  const total = rows.reduce((sum, { ms }) => sum + ms, 0);
  console.log(`${title} (${rows.length}, ${(total / 1000).toFixed(1)} s in all)`);
  for (const { name, ms } of rows.sort((a, b) => b.ms - a.ms).slice(0, limit))
    console.log(`${(ms / 1000).toFixed(2).padStart(8)} s  ${name}`);
}
