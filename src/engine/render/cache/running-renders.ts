// Clips that running renders still need; clearing the cache keeps them. A render's working folder is named for its process
// (`PID-…`) and holds the list of its clips.

import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const LIST = 'clips-in-use.txt';

/** Writes into a render's working folder which clips of the cache it will join. */
export async function noteClips(workDir: string, keys: readonly string[]): Promise<void> {
  await writeFile(path.join(workDir, LIST), keys.join('\n'));
}

export interface WorkFolder {
  name: string;
  /** Its process is running: nothing in it may be changed. */
  running: boolean;
  /** Keys of its clips; null where it has not written them yet, so that any may be its own. */
  clips: readonly string[] | null;
}

/** The working folders in `work` of a cache. */
export function workFolders(work: string): WorkFolder[] {
  return names(work).map((name) => ({
    name,
    running: isAlive(Number.parseInt(name, 10)),
    clips: clipsOf(path.join(work, name)),
  }));
}

/** Clips that running renders need; null where one has not written its own yet, so that any may be needed. */
export function clipsInUse(work: string): Set<string> | null {
  const running = workFolders(work).filter((folder) => folder.running);
  return running.some(({ clips }) => clips === null) ? null : new Set(running.flatMap(({ clips }) => clips!));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function clipsOf(folder: string): string[] | null {
  try {
    return readFileSync(path.join(folder, LIST), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
