// The oldest Node is the same wherever it is stated: for the installed command line, and for a clone.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

it('of the command line: engines, its start script, the README and `doctor`', () => {
  const [, oldest] = /^>=(\d+\.\d+)$/.exec(JSON.parse(read('package.json')).engines.node) ?? [];
  expect(read('bin/glyphreel.mjs')).toContain(`const OLDEST = [${oldest.replace('.', ', ')}];`);
  expect(read('README.md')).toContain(`Node ${oldest} or later`);
  expect(read('src/engine/doctor/examine-machine.ts')).toContain(`Node ${oldest} or later`);
});

it('of a clone: the bootstrap and the README', () => {
  const [, oldest] = /OLDEST_NODE = (\d+);/.exec(read('scripts/bootstrap.mjs')) ?? [];
  expect(read('README.md')).toContain(`Node ${oldest} or later`);
  expect(read('CONTRIBUTING.md')).toContain(`Node ${oldest} or later`);
});
