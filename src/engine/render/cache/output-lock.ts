// One render at a time writes an output. The lock is a small file in the cache, so nothing is left beside the user's files. It
// names its process, so the lock of a killed render does not block the next one (a lock that only expires, as
// proper-lockfile's does, would refuse the restart until then).

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lstat, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheNotWritable, diskFull, isDiskFull, outputBusy, writeTrouble } from '../../errors/render-errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { readRegularFile } from '../../files/regular-file.ts';

interface Owner {
  pid: number;
  host: string;
  born: string;
}

/** The owner renews its lock this often; on another machine, one that was not renewed for `STALE_MS` has ended. */
const RENEW_MS = 10_000;
const STALE_MS = 60_000;
/** A lock without an owner is being written, or its writer died while writing it. */
const HALF_WRITTEN_MS = 2000;
const MOST_BYTES = 4096;

/**
 * Takes the output for one render; returns what gives it back. Rejects with `busy-output` where another render has it.
 * `output` need not exist; two spellings of one file are one output.
 */
export async function lockOutput(output: string, cacheDir: string): Promise<() => Promise<void>> {
  const folder = path.join(cacheDir, 'locks');
  const lock = path.join(folder, `${await identityOf(output)}.json`);
  // Before the first await: of two renders inside one process, the first has it.
  if (held.has(lock)) throw outputBusy(output);
  held.add(lock);
  try {
    makeFolder(folder);
    await takeLock(output, lock, { pid: process.pid, host: os.hostname(), born: bornAt(process.pid) });
  } catch (error) {
    held.delete(lock);
    if (isDiskFull(error)) throw diskFull(folder);
    throw (error as NodeJS.ErrnoException).syscall ? cacheNotWritable(cacheDir, writeTrouble(error)) : error;
  }
  const renewal = setInterval(() => {
    const now = new Date();
    void utimes(lock, now, now).catch(() => {});
  }, RENEW_MS);
  renewal.unref();
  return async () => {
    clearInterval(renewal);
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

/** A name for the file at a path: links, `..`, Unicode forms and, where the system folds it, case do not count. */
async function identityOf(output: string): Promise<string> {
  const folder = await realpath(path.dirname(output)).catch(() => path.resolve(path.dirname(output)));
  const place = path.join(folder, path.basename(output)).normalize('NFC');
  const folded = process.platform === 'linux' ? place : place.toLowerCase();
  return createHash('sha256').update(folded).digest('hex').slice(0, 32);
}

async function takeLock(output: string, lock: string, me: Owner): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(lock, JSON.stringify(me), { flag: 'wx' });
      return;
    } catch (error) {
      if (isDiskFull(error)) await rm(lock, { force: true }); // created, and left empty
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (attempt === 3 || (await isHeld(lock))) throw outputBusy(output);
      await rm(lock, { force: true, recursive: true });
    }
  }
}

/** Locks of this process itself: two renders inside one process exclude each other too. */
const held = new Set<string>();

async function isHeld(lock: string): Promise<boolean> {
  const info = await lstat(lock).catch(() => null);
  // Gone meanwhile, or not a lock: a folder, a named pipe, a link.
  if (!info?.isFile()) return false;
  const owner = await ownerOf(lock);
  if (owner === null) return (await ageMs(lock)) < HALF_WRITTEN_MS;
  if (owner.host !== os.hostname()) return (await ageMs(lock)) < STALE_MS;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may have gone to another process since.
  return owner.born === bornAt(owner.pid);
}

async function ownerOf(lock: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse((await readRegularFile(lock, MOST_BYTES)).toString()) as Partial<Owner> | null;
    const isOwner = Number.isSafeInteger(owner?.pid) && owner!.pid! > 0 && typeof owner!.host === 'string';
    return isOwner ? { pid: owner!.pid!, host: owner!.host!, born: String(owner!.born ?? '') } : null;
  } catch {
    return null;
  }
}

/** By the clock of the file system that holds the lock, which may be another machine's. */
async function ageMs(lock: string): Promise<number> {
  const probe = `${lock}.${process.pid}.now`;
  try {
    await writeFile(probe, '');
    const [now, then] = await Promise.all([stat(probe), stat(lock)]);
    return now.mtimeMs - then.mtimeMs;
  } catch {
    return 0;
  } finally {
    await rm(probe, { force: true });
  }
}

/** When a process was started, if the system reports it (Linux). */
function bornAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
