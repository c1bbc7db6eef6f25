// Files without a place for a mark of their own (captions, lists, pictures) are known by a record in the cache of what was written.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pruneFolder } from './prune-folder.ts';
import { writeAtomic } from './write-atomic.ts';

const ENDING = '.sha256';
const LIMIT_BYTES = 64 * 1024;

const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const recordOf = (cacheDir: string, file: string): string =>
  path.join(cacheDir, 'written', digest(path.resolve(file)).slice(0, 32) + ENDING);

/** Writes a file whole, and remembers what it holds. */
export async function writeKnown(cacheDir: string, file: string, data: string | Uint8Array): Promise<void> {
  await writeAtomic(file, data);
  const record = recordOf(cacheDir, file);
  await writeAtomic(record, digest(data)).catch(() => {});
  await pruneFolder(path.dirname(record), ENDING, LIMIT_BYTES);
}

/** Whether the file holds what `writeKnown` wrote there last. */
export async function isAsWritten(cacheDir: string, file: string): Promise<boolean> {
  try {
    return (await readFile(recordOf(cacheDir, file), 'utf8')) === digest(await readFile(file));
  } catch {
    return false;
  }
}
