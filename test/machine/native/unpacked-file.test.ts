import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { unpackedFile } from '../../../src/engine/machine/native/unpacked-file.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'glyphreel-unpacked-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = path.join(scratch, 'package', 'tool');
const cache = path.join(scratch, 'cache');
const pack = (content: string) => writeFileSync(`${file}.br`, brotliCompressSync(content));

beforeEach(() => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(path.dirname(file), { recursive: true });
});

test('a file that is not compressed stays where it is, and there may be none', () => {
  expect(unpackedFile(file, cache)).toBeNull();
  writeFileSync(file, 'whole');
  expect(unpackedFile(file, cache)).toBe(file);
  expect(existsSync(cache)).toBe(false);
});

test('a compressed file is unpacked once, executable, with nothing beside it', () => {
  pack('#!/bin/sh\n');
  const place = unpackedFile(file, cache)!;
  expect(readFileSync(place, 'utf8')).toBe('#!/bin/sh\n');
  expect(path.basename(place)).toBe('tool');
  if (process.platform !== 'win32') expect(statSync(place).mode & 0o111).toBe(0o111);
  expect(readdirSync(path.dirname(place))).toEqual(['tool']);
  const { mtimeMs } = statSync(place);
  expect(unpackedFile(file, cache)).toBe(place);
  expect(statSync(place).mtimeMs).toBe(mtimeMs);
});

test('the file of another version gets a place of its own', () => {
  pack('one');
  const first = unpackedFile(file, cache)!;
  pack('another, longer');
  const second = unpackedFile(file, cache)!;
  expect(second).not.toBe(first);
  expect(readFileSync(first, 'utf8')).toBe('one');
  expect(readFileSync(second, 'utf8')).toBe('another, longer');
});

test('versions that were unpacked long ago are removed when there is another', () => {
  pack('old');
  const old = path.dirname(unpackedFile(file, cache)!);
  utimesSync(old, new Date(0), new Date(0));
  pack('of last week');
  const recent = unpackedFile(file, cache)!;
  expect(existsSync(old)).toBe(false);
  pack('of this week, longer');
  unpackedFile(file, cache);
  expect(existsSync(recent)).toBe(true);
});

test('several threads that need it at once all get a whole file', async () => {
  pack('x'.repeat(5_000_000));
  const module = pathToFileURL(path.join(import.meta.dirname, '../../../src/engine/machine/native/unpacked-file.ts'));
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ unpackedFile }) => {
      const place = unpackedFile(workerData.file, workerData.cache);
      parentPort.postMessage(require('node:fs').statSync(place).size);
    });`;
  const sizes = Array.from(
    { length: 4 },
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(code, { eval: true, workerData: { module: module.href, file, cache } });
        worker.once('message', resolve).once('error', reject);
      }),
  );
  expect(await Promise.all(sizes)).toEqual(sizes.map(() => 5_000_000));
});

test('a cache that cannot be written leads to a temporary folder', () => {
  pack('content');
  writeFileSync(cache, 'a file where the folder should be');
  const place = unpackedFile(file, cache)!;
  expect(place.startsWith(cache)).toBe(false);
  expect(readFileSync(place, 'utf8')).toBe('content');
  rmSync(path.dirname(place), { recursive: true });
});

test('a broken file is an error, and leaves nothing that would be taken for whole', () => {
  writeFileSync(`${file}.br`, brotliCompressSync('x'.repeat(10_000)).subarray(0, 12));
  expect(() => unpackedFile(file, cache)).toThrow();
  const left = globSync('**/*', { cwd: cache }).filter((each) => statSync(path.join(cache, each)).isFile());
  expect(left).toEqual([]);
});

test('the canvas is imported from one module, which unpacks it', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const direct = globSync('src/**/*.ts', { cwd: root }).filter((name) =>
    /^import (?!type )[^;]*?'@napi-rs\/canvas'|await import\('@napi-rs\/canvas'\)/m.test(
      readFileSync(path.join(root, name), 'utf8'),
    ),
  );
  expect(direct).toEqual([]);
});
