// Metadata cached beside a clip: its verification result and pictures of some of its frames. With them a render from the cache neither
// decodes nor compresses a frame; without them that work is done again.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { writeAtomic } from '../../files/write-atomic.ts';

export interface ClipNotes {
  /** Largest mean difference (levels) of the frames decoded back in the render that drew it; null where none were yet. */
  difference: number | null;
  /** CRC-32 of each picture that is kept, by its name. */
  pictures: Record<string, number>;
}

const notesFile = (folder: string, key: string) => path.join(folder, `${key}.notes.json`);
const pictureFile = (folder: string, key: string, name: string) => path.join(folder, `${key}.${name}`);

export const noNotes = (): ClipNotes => ({ difference: null, pictures: {} });

export async function readNotes(folder: string, key: string): Promise<ClipNotes> {
  try {
    const { difference, pictures } = JSON.parse(await readFile(notesFile(folder, key), 'utf8')) as ClipNotes;
    return { difference, pictures };
  } catch {
    return noNotes();
  }
}

/** Does not wait for the disk: a truncated file is not JSON, and counts as no notes. */
export async function writeNotes(folder: string, key: string, notes: ClipNotes): Promise<void> {
  await writeFile(notesFile(folder, key), JSON.stringify(notes));
}

/** A cached picture, or null. `name`: `46.png`. */
export async function keptPicture(
  folder: string,
  key: string,
  notes: ClipNotes,
  name: string,
): Promise<Uint8Array | null> {
  if (!(name in notes.pictures)) return null;
  const picture = await readFile(pictureFile(folder, key, name)).catch(() => null);
  return picture && crc32(picture) === notes.pictures[name] ? picture : null;
}

/** Caches a picture; it counts once the notes are written. */
export async function keepPicture(
  folder: string,
  key: string,
  notes: ClipNotes,
  name: string,
  picture: Uint8Array,
): Promise<void> {
  await writeAtomic(pictureFile(folder, key, name), picture);
  notes.pictures[name] = crc32(picture);
}
