// A file appears at its path whole or not at all: written beside it, then renamed.

import { randomBytes } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Name of a large file being written beside `target` by ffmpeg or over minutes; hidden, unique, and names its process for `sweepLeftovers`. */
export const partialName = (target: string): string =>
  path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}-${randomBytes(4).toString('hex')}.partial`);

/** What a small file being written is called, after its own name: swept once nobody can be at it any more. */
export const SMALL_PARTIAL = /^\.\d{1,10}$/;

/** Writes the data, or what `data` writes piece by piece. */
export async function writeWhole(
  target: string,
  data: string | Uint8Array | ((file: FileHandle) => Promise<void>),
): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  // Filled here and not by the package, which takes a write that was cut short by a full disk for a whole one.
  await writeFileAtomic(target, '', { tmpfileCreated: (partial) => fill(partial, data) });
}

async function fill(partial: string, data: Parameters<typeof writeWhole>[1]): Promise<void> {
  if (typeof data !== 'function') return writeFile(partial, data);
  const file = await open(partial, 'w');
  try {
    await data(file);
  } finally {
    await file.close();
  }
}
