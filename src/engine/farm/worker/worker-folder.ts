// The folder of one worker, below the cache: everything it writes is in it. What a worker that was killed has left is removed by the next.

import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';

export interface WorkerFolder {
  root: string;
  clipDir: string;
  logDir: string;
  remove(): Promise<void>;
}

export async function makeWorkerFolder(cacheDir: string): Promise<WorkerFolder> {
  const home = path.join(cacheDir, 'farm');
  makeFolder(home);
  for (const name of await readdir(home)) {
    const pid = Number(/^worker-(\d+)-/.exec(name)?.[1]);
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(path.join(home, name), { recursive: true, force: true });
  }
  const root = path.join(home, `worker-${process.pid}-${randomBytes(4).toString('hex')}`);
  const clipDir = path.join(root, 'clips');
  const logDir = path.join(root, 'logs');
  for (const folder of [clipDir, logDir]) makeFolder(folder);
  return { root, clipDir, logDir, remove: () => rm(root, { recursive: true, force: true }) };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
