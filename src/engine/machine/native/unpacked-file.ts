// Native files in a VSIX are compressed with Brotli, which makes them a quarter smaller than its zip does. They are unpacked once, into the
// user's cache, when they are first needed.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cacheRoot } from '../../files/cache-dir.ts';
import { writeAtomicSync } from '../../files/write-atomic.ts';

/** What follows the name of a compressed file. */
export const PACKED = '.br';

/** Unpacked files of other versions are removed when they are this old. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/**
 * Path of the native file that belongs at `file`: itself, or what its compressed form was unpacked to. Null if there is neither. Where
 * the cache cannot be written, or is not this user's, each process unpacks into a temporary folder of its own: what stands in a folder with a
 * fixed name could be another user's.
 */
export function unpackedFile(file: string, cache = cacheRoot()): string | null {
  if (existsSync(file)) return file;
  const packed = `${file}${PACKED}`;
  if (!existsSync(packed)) return null;
  // Another version's file has another size or time, so it gets another folder.
  const { size, mtimeMs } = statSync(packed);
  const name = path.basename(file);
  const versions = path.join(cache, 'native', name);
  const place = path.join(versions, `${size}-${Math.round(mtimeMs)}`, name);
  if (existsSync(place)) {
    if (isOwn(place)) return place;
  } else {
    try {
      unpack(packed, place);
      removeOld(versions, path.dirname(place));
      return place;
    } catch {
      /* the cache cannot be written */
    }
  }
  return unpackForThisProcess(packed, name);
}

/** Written under another name, so that no other process or thread sees half a file. */
function unpack(packed: string, place: string): void {
  try {
    // To the disk before it gets its name: a file that a power cut left short would be taken for whole.
    writeAtomicSync(place, brotliDecompressSync(readFileSync(packed)), { isDurable: true, mode: 0o755 });
  } catch (error) {
    // Windows does not replace a file that another process has loaded; it is the same.
    if (!existsSync(place)) throw error;
  }
}

function unpackForThisProcess(packed: string, name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-native-'));
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      /* Windows keeps files that are loaded */
    }
  });
  const place = path.join(folder, name);
  unpack(packed, place);
  return place;
}

/** Windows has no owners to compare, and its caches are in folders of the user. */
function isOwn(file: string): boolean {
  const user = process.getuid?.();
  return user === undefined || [file, path.dirname(file)].every((each) => statSync(each).uid === user);
}

function removeOld(versions: string, kept: string): void {
  for (const name of readdirSync(versions)) {
    const folder = path.join(versions, name);
    try {
      if (folder !== kept && Date.now() - statSync(folder).mtimeMs > KEPT_MS)
        rmSync(folder, { recursive: true, force: true });
    } catch {
      /* in use, or being removed by another process */
    }
  }
}
