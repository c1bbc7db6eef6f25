// A file appears at its path whole or not at all: it is written beside it, then renamed. The partial file names its process, so
// that what a killed process left is known at once; packages for this use names without one.

import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Name of a file that is being written beside `target`: hidden, unique, naming its process. It does not repeat the target's name,
 * which may be as long as the file system allows.
 */
export const partialName = (target: string): string =>
  path.join(path.dirname(target), `.glyphreel-${process.pid}-${randomBytes(4).toString('hex')}.partial`);

/** Matches `partialName`'s base names; the group is the process. */
export const PARTIAL = /^\.glyphreel-(\d+)-[0-9a-f]{8}\.partial$/;

export interface WriteOptions {
  /** Wait until it is on the disk. Else a power cut may leave the file cut short under its name. */
  isDurable?: boolean;
}

/**
 * Writes the data, or what `data` writes piece by piece. A symbolic link at `target` is followed; the mode of an existing file is
 * kept. Rejects with the file system's error; then the target is as it was, and nothing else is left.
 */
export async function writeAtomic(
  target: string,
  data: string | Uint8Array | ((file: FileHandle) => Promise<void>),
  { isDurable = true }: WriteOptions = {},
): Promise<void> {
  makeFolder(path.dirname(target));
  const place = await realpath(target).catch(() => target);
  const partial = partialName(place);
  try {
    const file = await open(partial, 'wx');
    try {
      if (typeof data === 'function') await data(file);
      else await file.writeFile(data);
      if (isDurable) await file.sync();
    } finally {
      await file.close();
    }
    const before = await stat(place).catch(() => null);
    if (before) await chmod(partial, before.mode).catch(() => {});
    await rename(partial, place);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** The same at once, for data that is in memory: a new file with this mode takes the place of what is at `target`. Throws. */
export function writeAtomicSync(
  target: string,
  data: Uint8Array,
  { isDurable = true, mode = 0o666 }: WriteOptions & { mode?: number } = {},
): void {
  makeFolder(path.dirname(target));
  const partial = partialName(target);
  try {
    writeFileSync(partial, data, { flag: 'wx', flush: isDurable, mode });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Removes the partial files in a folder that a process has left. It must have ended. */
export async function removePartialsOf(pid: number, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => Number(PARTIAL.exec(name)?.[1]) === pid);
  await Promise.all(left.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}
