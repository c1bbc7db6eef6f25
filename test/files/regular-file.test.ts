import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileTrouble } from '../../src/engine/errors/render-errors.ts';
import { fileDigest } from '../../src/engine/files/file-digest.ts';
import { makeFolder } from '../../src/engine/files/make-folder.ts';
import { readRegularFile, readRegularFileSync, regularFile } from '../../src/engine/files/regular-file.ts';

function scratch(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('reads a regular file, through links, up to the limit', async () => {
  const folder = scratch();
  writeFileSync(path.join(folder, 'a'), 'twelve bytes');
  symlinkSync('a', path.join(folder, 'link'));
  expect((await readRegularFile(path.join(folder, 'link'), 12)).toString()).toBe('twelve bytes');
  const tooLarge = await readRegularFile(path.join(folder, 'a'), 11).catch((error: unknown) => error);
  expect(tooLarge).toMatchObject({ code: 'FILE_TOO_LARGE', limitBytes: 11 });
});

test.skipIf(process.platform === 'win32')('refuses what may block or never end, before it is opened', async () => {
  const folder = scratch();
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const [file, kind] of [
    [pipe, 'a named pipe'],
    ['/dev/zero', 'a device'],
    [folder, 'a folder'],
  ]) {
    for (const read of [
      () => readRegularFile(file, 100),
      async () => readRegularFileSync(file, 100),
      () => regularFile(file),
      () => fileDigest(file),
    ]) {
      const error = await read().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'IRREGULAR_FILE', kind });
      expect(fileTrouble(error)).toBe(`it is ${kind}`);
    }
  }
});

test.runIf(process.platform === 'linux')(
  'stops at the limit where a file says that it is empty and is not',
  async () => {
    expect((await readRegularFile('/proc/self/status', 1 << 20)).length).toBeGreaterThan(100);
    await expect(readRegularFile('/proc/self/status', 50)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(readRegularFileSync('/proc/self/status', 1 << 20).length).toBeGreaterThan(100);
    expect(() => readRegularFileSync('/proc/self/status', 50)).toThrow(
      expect.objectContaining({ code: 'FILE_TOO_LARGE' }),
    );
  },
);

test('makes a folder with its parents, again without complaint, and not below a file', () => {
  const folder = scratch();
  const deep = path.join(folder, 'a/b/c');
  makeFolder(deep);
  makeFolder(deep);
  mkdirSync(path.join(deep, 'd'));
  writeFileSync(path.join(folder, 'file'), '');
  expect(() => makeFolder(path.join(folder, 'file/x'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

test.runIf(process.platform === 'linux')('gives up below /proc, where recursive mkdir never does', () => {
  expect(() => makeFolder('/proc/glyphreel/cache')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
