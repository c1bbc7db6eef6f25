// Every template makes an effect whose test passes as it is. The files go into a copy of the tree's folders made of links.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { scaffold } from '../../scripts/new-effect/scaffold.ts';
import { TEMPLATES } from '../../scripts/new-effect/templates.ts';

const ROOT = join(import.meta.dirname, '../..');
mkdirSync(join(ROOT, 'build'), { recursive: true });
const tree = mkdtempSync(join(ROOT, 'build/new-effect-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** Links to all entries of a folder but those in `own`, which are made as folders and filled in the same way. */
function link(folder: string, own: Record<string, string[]>): void {
  mkdirSync(join(tree, folder), { recursive: true });
  const inside = own[folder] ?? [];
  for (const name of readdirSync(join(ROOT, folder))) {
    const entry = join(folder, name);
    if (inside.includes(name)) link(entry, own);
    else if (name !== 'tsconfig.json') symlinkSync(join(ROOT, entry), join(tree, entry));
  }
}

it('the test of every scaffolded effect passes', () => {
  const folders = [...new Set(Object.values(TEMPLATES).map(({ folder }) => folder))];
  link('src', { src: ['engine'], 'src/engine': ['effects'], 'src/engine/effects': folders });
  link('test', { test: ['effects'], 'test/effects': [...folders, 'lattices'] });
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(ROOT, name), join(tree, name));
  writeFileSync(join(tree, 'tsconfig.json'), '{}');
  const tests = Object.keys(TEMPLATES).map((kind) => scaffold(tree, kind, `brandNew${kind}`).test);
  const output = join(tree, 'report.json');
  const { stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--root', tree, '--reporter', 'json', '--outputFile', output, ...tests],
    { cwd: tree, encoding: 'utf8', env: { ...process.env, VITEST: undefined } },
  );
  const report = JSON.parse(readFileSync(output, 'utf8')) as {
    testResults: { name: string; message: string; assertionResults: { failureMessages: string[] }[] }[];
  };
  const failures = report.testResults.flatMap(({ message, assertionResults }) => [
    message,
    ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
  ]);
  expect(failures.filter(Boolean), stderr).toEqual([]);
  expect(report.testResults).toHaveLength(tests.length);
});
