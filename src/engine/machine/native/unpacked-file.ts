// Native files in a VSIX are compressed with Brotli, which makes them a quarter smaller than its zip does. They are unpacked once, into the
// user's cache, when they are first needed.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cacheRoot } from '../../files/cache-dir.ts';

/** What follows the name of a compressed file. */
export const PACKED = '.br';

/**
 * Path of the native file that belongs at `file`: itself, or what its compressed form was unpacked to. Null if there is neither. Where
 * the cache cannot be written, each process unpacks into a temporary folder of its own: one with a fixed name could be another user's.
 */
export function unpackedFile(file: string, cache = cacheRoot()): string | null {
  if (existsSync(file)) return file;
  const packed = `${file}${PACKED}`;
  if (!existsSync(packed)) return null;
  // Another version's file has another size or time, so it gets another folder.
  const { size, mtimeMs } = statSync(packed);
  const place = path.join(cache, 'native', `${size}-${Math.round(mtimeMs)}`, path.basename(file));
  if (existsSync(place)) return place;
  try {
    unpack(packed, place);
    return place;
  } catch {
    const own = path.join(mkdtempSync(path.join(tmpdir(), 'glyphreel-native-')), path.basename(file));
    unpack(packed, own);
    return own;
  }
}

/** Under another name first: several processes may start at once, and none may see half a file. */
function unpack(packed: string, place: string): void {
  const part = `${place}.${process.pid}.part`;
  mkdirSync(path.dirname(place), { recursive: true });
  try {
    writeFileSync(part, brotliDecompressSync(readFileSync(packed)));
    chmodSync(part, 0o755);
    renameSync(part, place);
  } catch (error) {
    rmSync(part, { force: true });
    // Windows does not replace a file that another process has loaded; it is the same.
    if (!existsSync(place)) throw error;
  }
}
