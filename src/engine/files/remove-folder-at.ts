// For caches that may have been tampered with: a folder in place of a file makes a rename onto it fail.

import { rmSync, statSync } from 'node:fs';

/** Removes what is at the path if it is a folder, so that a file can take its place. */
export function removeFolderAt(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true, force: true });
}
