// Where a symbolic link leads, whether or not there is a file yet.

import { lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** Symbolic links followed before a path counts as a cycle, as on Linux. */
const MOST_LINKS = 40;

/** The absolute path that `file` leads to, which need not exist. Throws ELOOP for links in a circle. */
export function followLinks(file: string): string {
  let at = path.resolve(file);
  for (let links = 0; ; links++) {
    if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
    if (links === MOST_LINKS) throw Object.assign(new Error('ELOOP'), { code: 'ELOOP', syscall: 'readlink' });
    at = path.resolve(path.dirname(at), readlinkSync(at));
  }
}
