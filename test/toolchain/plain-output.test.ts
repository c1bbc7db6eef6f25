// What `npm test` prints where there is no terminal: no colour codes, and the counts in the last line.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

it('has no control characters, and ends with "N passed, N failed"', () => {
  const args = ['scripts/test.mjs', '--unit', 'test/toolchain/adr.test.ts'];
  const env = { ...process.env, CI: 'true', FORCE_COLOR: '1', VITEST: undefined, NO_COLOR: undefined };
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  expect(`${stdout}${stderr}`).not.toMatch(/\u001b/);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  expect(status).toBe(0);
});
