// How much a file or folder holds.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Number of files below a folder and their bytes, or those of one file. Files that disappear meanwhile are not counted. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const own = statSync(folder);
  if (own.isFile()) return { files: 1, bytes: own.size };
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const stat = statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    if (stat) {
      files += 1;
      bytes += stat.size;
    }
  }
  return { files, bytes };
}
