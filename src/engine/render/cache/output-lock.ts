// One render at a time writes an output. The lock lies hidden beside it and names its process, so that the lock of a render that
// was killed binds nobody (a lock that only ages, as proper-lockfile's do, would refuse the restart for as long as it takes to age).

import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  diskFull,
  isDiskFull,
  outputBusy,
  outputContainer,
  outputIsFolder,
  outputNotWritable,
  writeTrouble,
} from '../../errors/render-errors.ts';

interface Owner {
  pid: number;
  host: string;
  born: string;
}

/** Checks that the output can be written and takes it. Returns what gives it back. */
export async function lockOutput(output: string): Promise<() => Promise<void>> {
  const lock = path.join(path.dirname(output), `.${path.basename(output)}.lock`);
  // Before anything is waited for: of two renders inside one process, the one that came first has it.
  if (held.has(lock)) throw outputBusy(output);
  held.add(lock);
  try {
    await checkOutput(output);
    await takeLock(output, lock, { pid: process.pid, host: os.hostname(), born: bornAt(process.pid) });
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return async () => {
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

async function checkOutput(output: string): Promise<void> {
  const info = await stat(output).catch(() => null);
  if (info?.isDirectory()) throw outputIsFolder(output);
  if (!/\.mp4$/i.test(output)) throw outputContainer(output);
  try {
    await mkdir(path.dirname(output), { recursive: true });
  } catch (error) {
    throw outputNotWritable(output, writeTrouble(error));
  }
}

async function takeLock(output: string, lock: string, me: Owner): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(lock, JSON.stringify(me), { flag: 'wx' });
      return;
    } catch (error) {
      if (isDiskFull(error)) {
        await rm(lock, { force: true }); // made, and left empty
        throw diskFull(output);
      }
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw outputNotWritable(output, writeTrouble(error));
      if (attempt === 3 || (await isHeld(lock))) throw outputBusy(output);
      await rm(lock, { force: true });
    }
  }
}

/** Locks of this process itself: two renders inside one process exclude each other too. */
const held = new Set<string>();

async function isHeld(lock: string): Promise<boolean> {
  let owner: Owner;
  try {
    owner = JSON.parse(await readFile(lock, 'utf8')) as Owner;
  } catch {
    // Half written: by someone who is at it this moment, or who died at it.
    const age = Date.now() - ((await stat(lock).catch(() => null))?.mtimeMs ?? 0);
    return age < 2000;
  }
  if (owner.host !== os.hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may have gone to another process since.
  return owner.born === bornAt(owner.pid);
}

/** When a process was started, where the system tells (Linux); else nothing. */
function bornAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
