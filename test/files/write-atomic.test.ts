// A small file is replaced completely or not at all, and leaves no temporary files.

import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removePartialsOf, writeAtomic, writeAtomicSync } from '../../src/engine/files/write-atomic.ts';

function scratch(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('text, bytes and pieces, into a folder that is made', async () => {
  const folder = path.join(scratch(), 'new');
  await writeAtomic(path.join(folder, 'a'), 'text ✓');
  await writeAtomic(path.join(folder, 'b'), new Uint8Array([1, 2, 3]));
  await writeAtomic(path.join(folder, 'c'), async (file) => {
    await file.write('one ');
    await file.write('two');
  });
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
  expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('text ✓');
  expect([...readFileSync(path.join(folder, 'b'))]).toEqual([1, 2, 3]);
  expect(readFileSync(path.join(folder, 'c'), 'utf8')).toBe('one two');
});

test('a write that fails half way leaves the file of before and nothing else', async () => {
  const folder = scratch(),
    target = path.join(folder, 'a');
  writeFileSync(target, 'before');
  await expect(
    writeAtomic(target, async (file) => {
      await file.write('half');
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    }),
  ).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(target, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['a']);
});

test.skipIf(process.platform === 'win32')('a link stays, and its target keeps its mode', async () => {
  const folder = scratch();
  writeFileSync(path.join(folder, 'real'), 'before');
  chmodSync(path.join(folder, 'real'), 0o600);
  symlinkSync('real', path.join(folder, 'link'));
  await writeAtomic(path.join(folder, 'link'), 'after');
  expect(lstatSync(path.join(folder, 'link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(path.join(folder, 'real'), 'utf8')).toBe('after');
  expect(statSync(path.join(folder, 'real')).mode & 0o777).toBe(0o600);
});

test('what a process left is told from what others write', async () => {
  const folder = scratch();
  for (const name of ['.glyphreel-12-00000000.partial', '.glyphreel-123-00000000.partial', 'a'])
    writeFileSync(path.join(folder, name), '');
  await removePartialsOf(12, folder);
  expect(readdirSync(folder)).toEqual(['.glyphreel-123-00000000.partial', 'a']);
});

test('at once: a file with its folders, whole or not at all', () => {
  const folder = scratch();
  const target = path.join(folder, 'new', 'file');
  writeAtomicSync(target, Buffer.from('one'), { mode: 0o755 });
  writeAtomicSync(target, Buffer.from('two'), { isDurable: false });
  expect(readFileSync(target, 'utf8')).toBe('two');
  expect(() => writeAtomicSync(path.join(folder, 'new'), Buffer.from('x'))).toThrow();
  expect([readdirSync(folder), readdirSync(path.join(folder, 'new'))]).toEqual([['new'], ['file']]);
});
