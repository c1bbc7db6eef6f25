// Moves what was written to its place: a file, or a folder of frames.

import { rename, rm } from 'node:fs/promises';

/** `partial` is on the same file system as `target`. A folder that is replaced is gone for a moment, never half there. */
export async function publishOutput(partial: string, target: string, isFolder: boolean): Promise<void> {
  if (!isFolder) return rename(partial, target);
  const old = `${partial}.old`;
  const isReplaced = await rename(target, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(partial, target);
  } catch (error) {
    if (isReplaced) await rename(old, target);
    throw error;
  }
  if (isReplaced) await rm(old, { recursive: true, force: true });
}
