import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pruneFolder } from '../../src/engine/files/prune-folder.ts';

test('removes the oldest files with the ending until the rest fits', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-prune-'));
  for (const [age, name] of ['new.json', 'old.json', 'oldest.json', 'other.txt'].entries()) {
    const file = path.join(folder, name);
    writeFileSync(file, Buffer.alloc(100));
    utimesSync(file, 1000 - age, 1000 - age);
  }
  await pruneFolder(folder, '.json', 200);
  expect(readdirSync(folder).toSorted()).toEqual(['new.json', 'old.json', 'other.txt']);
  await pruneFolder(folder, '.json', 99);
  expect(readdirSync(folder)).toEqual(['other.txt']);
  rmSync(folder, { recursive: true });
  await pruneFolder(folder, '.json', 0);
});
