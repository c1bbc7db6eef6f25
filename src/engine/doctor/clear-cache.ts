// Empties the cache: only the folders that are ours, because the cache may have been put into a folder of other things,
// and never the working files of a render that is still going on.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sizeOf } from './examine-machine.ts';

const PARTS = ['clips', 'audio', 'logs', 'machine.json'];
/** Working folders of renders, named for the process that draws: `PID-…`. */
const WORK = 'work';

/** Returns what was removed. Throws the file system's error where something cannot be. */
export function clearCache(folder: string): { files: number; bytes: number } {
  const removed = { files: 0, bytes: 0 };
  const remove = (target: string) => {
    const { files, bytes } = sizeOf(target);
    rmSync(target, { recursive: true, force: true, maxRetries: 3 });
    removed.files += files;
    removed.bytes += bytes;
  };
  for (const part of PARTS) if (existsSync(path.join(folder, part))) remove(path.join(folder, part));
  const work = path.join(folder, WORK);
  for (const job of existsSync(work) ? readdirSync(work) : []) if (!isRunning(Number.parseInt(job, 10))) remove(path.join(work, job));
  return removed;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
