// Keeps a folder of small cache files within a bound.

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Removes the files with this ending that were written longest ago until the rest fits. Never rejects. */
export async function pruneFolder(folder: string, ending: string, limitBytes: number): Promise<void> {
  const files: { file: string; bytes: number; writtenMs: number }[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(ending)) continue;
    const file = path.join(folder, name);
    const info = await stat(file).catch(() => null);
    if (info) files.push({ file, bytes: info.size, writtenMs: info.mtimeMs });
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files.sort((a, b) => a.writtenMs - b.writtenMs)) {
    if (total <= limitBytes) return;
    await rm(file, { force: true }).catch(() => {});
    total -= bytes;
  }
}
