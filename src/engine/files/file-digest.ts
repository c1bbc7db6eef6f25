// The SHA-256 of a file's content, used as a cache key. Read as a stream (videos are large) and cached while size and modification
// time stay the same.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { regularFile } from './regular-file.ts';

const known = new Map<string, { stamp: string; digest: string }>();

/** Hex digest of the content. Rejects with the file system's own error, or IrregularFileError for a device, pipe or folder. */
export async function fileDigest(path: string): Promise<string> {
  const { mtimeMs, size } = await regularFile(path);
  const stamp = `${mtimeMs}-${size}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.digest;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const digest = hash.digest('hex');
  known.set(path, { stamp, digest });
  return digest;
}
