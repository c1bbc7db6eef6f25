// Keeps the cache of decoded sound and its features within a bound: an hour of sound takes 690 MB.

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PARTIAL } from '../../files/write-atomic.ts';

const LIMIT_BYTES = 2 * 1024 ** 3;

/** Removes files of killed processes, then the least recently used ones until the rest fits. Keeps `keep`. Never rejects. */
export async function pruneAudioCache(folder: string, keep: string, limitBytes = LIMIT_BYTES): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files: { file: string; bytes: number; usedMs: number }[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const owner = PARTIAL.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(file, { force: true }).catch(() => {});
    if (!/\.(pcm|features|structure|voice\.wav)$/.test(name)) continue;
    const info = await stat(file).catch(() => null);
    if (info) files.push({ file, bytes: info.size, usedMs: info.mtimeMs });
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files.sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= limitBytes) return;
    if (file === keep) continue;
    // Windows refuses to remove a file that is open: the next one is removed instead.
    const isGone = await rm(file, { force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) total -= bytes;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
