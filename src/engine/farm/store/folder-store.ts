// A store in a folder that all machines share. Files are written beside their place and renamed, so that readers on other machines see
// them whole or not at all.

import { constants, existsSync } from 'node:fs';
import { copyFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { orderTooLarge, storeUnreachable } from '../../errors/farm-errors.ts';
import { fileTrouble } from '../../errors/render-errors.ts';
import { RenderError } from '../../errors/render-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { writeAtomic } from '../../files/write-atomic.ts';
import type { Store } from './store.ts';

/** A folder without it is an empty mount point, not a store. */
const MARKER = 'glyphreel-store.json';

/** Creates the store where there is no such folder. Rejects with `machine-store`. */
export async function openFolderStore(folder: string): Promise<Store> {
  const root = path.resolve(folder);
  try {
    if (!existsSync(root) || !existsSync(path.join(root, MARKER))) {
      makeFolder(root);
      await writeAtomic(path.join(root, MARKER), `${JSON.stringify({ glyphreel: 'store', version: 1 })}\n`);
    }
  } catch (error) {
    throw storeUnreachable(root, fileTrouble(error));
  }
  return folderStore(root);
}

function folderStore(root: string): Store {
  // Two levels: a folder of 100,000 files is slow on some file systems.
  const fileOf = (name: string): string => {
    const [kind = '', base = ''] = name.split('/');
    return path.join(root, kind, base.slice(0, 2), base);
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      if (!existsSync(path.join(root, MARKER))) throw storeUnreachable(root, 'it is not mounted or has been removed');
      return await work();
    } catch (error) {
      throw error instanceof RenderError ? error : storeUnreachable(root, fileTrouble(error));
    }
  };
  const sizeOf = async (name: string): Promise<number | null> =>
    (
      await stat(fileOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      })
    )?.size ?? null;
  const checked = async (name: string, maxBytes: number): Promise<boolean> => {
    const size = await sizeOf(name);
    if (size !== null && size > maxBytes) throw orderTooLarge(name, size, maxBytes);
    return size !== null;
  };
  return {
    place: root,
    has: (name) => guarded(async () => (await sizeOf(name)) !== null),
    read: (name, maxBytes) =>
      guarded(async () => ((await checked(name, maxBytes)) ? new Uint8Array(await readFile(fileOf(name))) : null)),
    fetch: (name, file, maxBytes) =>
      guarded(async () => {
        if (!(await checked(name, maxBytes))) return false;
        await beside(file, (partial) => copyFile(fileOf(name), partial, constants.COPYFILE_FICLONE));
        return true;
      }),
    write: (name, bytes) => guarded(() => beside(fileOf(name), (partial) => writeFile(partial, bytes))),
    put: (name, file) =>
      guarded(() => beside(fileOf(name), (partial) => copyFile(file, partial, constants.COPYFILE_FICLONE))),
    remove: (name) => guarded(() => rm(fileOf(name), { force: true })),
  };
}

async function beside(file: string, write: (partial: string) => Promise<void>): Promise<void> {
  makeFolder(path.dirname(file));
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  try {
    await write(partial);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  }
}
