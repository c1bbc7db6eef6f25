// Which files `media` and `file()` of a reel may name.

import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';

/**
 * Whether a file may be read: below the folder of the reel, or below one of the folders. Links are followed first, so that a link
 * cannot lead outside. A file that does not exist is allowed, because there is nothing to read.
 *
 * @param folders workspace folders, and those that the user allows
 */
export function allowedPaths(reel: string, folders: readonly string[]): (path: string) => boolean {
  const roots = [dirname(reel), ...folders].flatMap((folder) => realPath(folder) ?? []);
  return (path) => {
    const real = realPath(path);
    return real === null || roots.some((root) => isBelow(real, root));
  };
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Null where there is nothing, or what may not be looked at. */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
