// The CRC-32 of a file's content: whether it is still what was written. For what we wrote ourselves, against disks and crashes; what
// caches are keyed by is file-digest.ts, which takes three times as long.

import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * Small enough to stay in the core's cache between being read and being summed up. 28 MB: 9 ms; read in one piece 20 to 28, awaiting each
 * piece 23 to 30.
 */
const PIECE_BYTES = 256 * 1024;

/** Throws the file system's own error where the file cannot be read. */
export function fileCrc(path: string): number {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let crc = 0;
    for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece))
      crc = crc32(piece.subarray(0, bytes), crc);
    return crc;
  } finally {
    closeSync(file);
  }
}
