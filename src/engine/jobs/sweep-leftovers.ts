// What renders that were killed left lying: half-written clips and videos at once, their logs and lists after a week. Files name
// the process they belong to; what a living process owns is never touched.

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const KEEP_MS = 7 * 24 * 3600 * 1000;

export async function sweepLeftovers(cacheDir: string, output: string): Promise<void> {
  const clips = path.join(cacheDir, 'clips'), work = path.join(cacheDir, 'work'), folder = path.dirname(output);
  await Promise.all([
    ...(await names(clips)).map((name) => [clips, name, /^[0-9a-f]{40}\.(\d+)-[0-9a-f]{8}\.partial\.mp4$/.exec(name)?.[1]] as const),
    ...(await names(folder)).filter((name) => name.startsWith(`.${path.basename(output)}.`)).map((name) => [folder, name, /\.(\d+)-[0-9a-f]{8}\.partial$/.exec(name)?.[1]] as const),
  ].map(async ([dir, name, pid]) => { if (pid && !lives(Number(pid))) await rm(path.join(dir, name), { force: true }); }));
  for (const name of await names(work)) {
    const pid = /^(\d+)-/.exec(name)?.[1];
    const age = Date.now() - ((await stat(path.join(work, name)).catch(() => null))?.mtimeMs ?? Date.now());
    if (pid && !lives(Number(pid)) && age > KEEP_MS) await rm(path.join(work, name), { recursive: true, force: true });
  }
}

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
