// Fonts and decoders are read from the file itself, or from what a VSIX made of it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readPacked } from '../../../src/engine/machine/native/read-packed.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-packed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read as it is, its compressed form unpacked, and neither is an error', () => {
  const file = path.join(folder, 'font.ttf');
  expect(() => readPacked(file)).toThrow('ENOENT');
  writeFileSync(`${file}.br`, brotliCompressSync('packed'));
  expect(readPacked(file).toString()).toBe('packed');
  writeFileSync(file, 'itself');
  expect(readPacked(file).toString()).toBe('itself');
});
