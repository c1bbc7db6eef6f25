// Creates a folder and its parents. Node's recursive mkdir retries forever if the system returns ENOENT although the parent
// exists (below /proc), so each level is created once.

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Throws the file system's error; ENOTDIR if a part of the path is a file. */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const info = statSync(at, { throwIfNoEntry: false });
    if (info?.isDirectory()) break;
    if (info)
      throw Object.assign(new Error(`ENOTDIR: not a directory, mkdir '${at}'`), {
        code: 'ENOTDIR',
        syscall: 'mkdir',
        path: at,
      });
    missing.push(at);
    if (at === path.dirname(at)) break;
  }
  for (const at of missing.toReversed()) {
    try {
      mkdirSync(at);
    } catch (error) {
      // Another process may have created it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
