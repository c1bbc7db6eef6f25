// Clears the cache: only Glyphreel's own folders, because the cache may be inside a folder with other files, and nothing that a
// running render uses: its working folder, its clips and its decoded track.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { workFolders } from './running-renders.ts';
import type { WorkFolder } from './running-renders.ts';
import { GLYPH_FOLDER } from '../../machine/raster/kept-glyphs.ts';
import { sizeOf } from '../../files/size-of.ts';

/** Returns what was removed. Throws the file system's error where something cannot be. */
export function clearCache(folder: string): { files: number; bytes: number } {
  const removed = { files: 0, bytes: 0 };
  const remove = (...parts: string[]) => {
    const target = path.join(folder, ...parts);
    if (!existsSync(target)) return;
    const { files, bytes } = sizeOf(target);
    rmSync(target, { recursive: true, force: true, maxRetries: 3 });
    removed.files += files;
    removed.bytes += bytes;
  };
  remove('logs');
  remove('reports');
  remove(GLYPH_FOLDER);
  remove('machine.json');
  const work = workFolders(path.join(folder, 'work'));
  const running = work.filter((job) => job.running);
  for (const job of work) if (!job.running) remove('work', job.name);
  if (running.length === 0) {
    remove('audio');
    remove('clips');
  } else if (existsSync(path.join(folder, 'clips'))) {
    for (const name of readdirSync(path.join(folder, 'clips'))) if (!isUsed(name, running)) remove('clips', name);
  }
  return removed;
}

/** Clips are `KEY.clip`, `KEY.json`, notes and pictures with the key in front, and, while they are drawn, `KEY.PID-….partial`. */
function isUsed(file: string, running: readonly WorkFolder[]): boolean {
  return running.some(({ clips }) => clips === null || clips.includes(file.split('.')[0]));
}
