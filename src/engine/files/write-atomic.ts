// A file appears at its path whole or not at all: written beside it, then renamed.

import { randomBytes } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from './make-folder.ts';

/**
 * Name of a large file that is written beside `target` by ffmpeg or over minutes: hidden, unique, naming its process for
 * `sweepLeftovers`. It does not repeat the target's name, which may be as long as the file system allows.
 */
export const partialName = (target: string): string =>
  path.join(path.dirname(target), `.glyphreel-${process.pid}-${randomBytes(4).toString('hex')}.partial`);

/** Matches `partialName`'s base names; the group is the process. */
export const PARTIAL = /^\.glyphreel-(\d+)-[0-9a-f]{8}\.partial$/;

/** What a small file being written is called, after its own name: deleted once its process cannot be writing it any more. */
export const SMALL_PARTIAL = /^\.\d{1,10}$/;

/** Writes the data, or what `data` writes piece by piece. */
export async function writeAtomic(
  target: string,
  data: string | Uint8Array | ((file: FileHandle) => Promise<void>),
): Promise<void> {
  makeFolder(path.dirname(target));
  // Filled here and not by the package, which takes a write that was cut short by a full disk for a whole one.
  await writeFileAtomic(target, '', { tmpfileCreated: (partial) => fill(partial, data) });
}

async function fill(partial: string, data: Parameters<typeof writeAtomic>[1]): Promise<void> {
  if (typeof data !== 'function') return writeFile(partial, data);
  const file = await open(partial, 'w');
  try {
    await data(file);
  } finally {
    await file.close();
  }
}
