// What the scaffolds create fits the interfaces of today: everything that they write is compiled in a copy of the sources.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFiles } from '../../scripts/scaffold/create-files.ts';
import { KINDS, planOf } from '../../scripts/scaffold/plans.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

it('all that the scaffolds write compiles', () => {
  mkdirSync(path.join(ROOT, 'build'), { recursive: true });
  const tree = mkdtempSync(path.join(ROOT, 'build/scaffold-'));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  for (const name of ['src', 'test', 'scripts', 'config', 'media'])
    cpSync(path.join(ROOT, name), path.join(tree, name), { recursive: true });
  for (const name of ['node_modules', 'package.json']) symlinkSync(path.join(ROOT, name), path.join(tree, name));
  const files = KINDS.flatMap((kind) => {
    const plan = planOf(kind, 'brandnew');
    createFiles(tree, plan);
    return [...Object.keys(plan.files), ...plan.edits.map(({ file }) => file)];
  });
  const config = {
    extends: './config/tsconfig.base.json',
    compilerOptions: { noEmit: true, composite: false, incremental: false, types: ['node', 'vscode'] },
    // An item is also what the contract and the language say of items.
    include: [...files, 'src/contract/**/*.ts', 'src/language/**/*.ts', 'src/engine/**/*.d.ts'],
  };
  writeFileSync(path.join(tree, 'tsconfig.json'), JSON.stringify(config));
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', tree],
    { encoding: 'utf8' },
  );
  expect(stdout.replaceAll(tree, '')).toBe('');
  expect(status).toBe(0);
});
