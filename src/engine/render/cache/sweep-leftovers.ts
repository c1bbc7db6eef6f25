// Deletes files that killed renders left behind: partial clips and videos at once, logs and lists after a week. Files name the process
// that they belong to; those of a running process are never touched.

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PARTIAL } from '../../files/write-atomic.ts';
import { GLYPH_FOLDER } from '../../machine/raster/kept-glyphs.ts';
import { isAlive } from './running-renders.ts';

const KEEP_MS = 7 * 24 * 3600 * 1000;
/** An encoder writes to its clip at least this often. */
const GROWING_MS = 120_000;
/** A clip while it is encoded: key, process, render. */
const CLIP_PARTIAL = /^[0-9a-f]{40}\.(\d+)-[0-9a-f]{8}\.partial$/;

/** `output`: the file, or the folder of frames, that a render writes. */
export async function sweepLeftovers(cacheDir: string, output: string): Promise<void> {
  const clips = path.join(cacheDir, 'clips'),
    glyphs = path.join(cacheDir, GLYPH_FOLDER),
    work = path.join(cacheDir, 'work'),
    folder = path.dirname(output);
  await Promise.all(
    [
      ...(await names(clips)).map(
        (name) => [clips, name, (CLIP_PARTIAL.exec(name) ?? PARTIAL.exec(name))?.[1]] as const,
      ),
      ...(await names(glyphs)).map((name) => [glyphs, name, PARTIAL.exec(name)?.[1]] as const),
      ...(await names(folder)).map((name) => [folder, name, PARTIAL.exec(name)?.[1]] as const),
    ].map(async ([dir, name, pid]) => {
      // A process number of another machine means nothing here: what still grows is left alone.
      const file = path.join(dir, name);
      if (pid && !isAlive(Number(pid)) && (await ageMs(file)) > GROWING_MS)
        await rm(file, { recursive: true, force: true });
    }),
  );
  for (const name of await names(work)) {
    const pid = /^(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)) && (await ageMs(path.join(work, name))) > KEEP_MS)
      await rm(path.join(work, name), { recursive: true, force: true });
  }
}

const ageMs = async (file: string): Promise<number> =>
  Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now());
const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
