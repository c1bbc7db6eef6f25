// A file appears at its path whole or not at all: written beside it, then renamed.

import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Name of a file being written beside `target`; hidden, unique, and known to `clean`. */
export const partialName = (target: string): string =>
  path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}-${randomBytes(4).toString('hex')}.partial`);

export async function writeWhole(target: string, data: string | Uint8Array | readonly Uint8Array[]): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const partial = partialName(target);
  try {
    await writeFile(partial, data as Uint8Array);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
