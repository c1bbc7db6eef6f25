// A digest that identifies a file of any size in a moment: a film of hours takes longer to read than the frames that a reel shows of
// it. Large files are identified by their size, their modification time and samples of their content.

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { fileDigest } from './file-digest.ts';
import { regularFile } from './regular-file.ts';

/** Files up to this size are read whole. */
const WHOLE_BYTES = 64 * 1024 * 1024;
const SAMPLES = 128;
const SAMPLE_BYTES = 64 * 1024;

/** Hex digest. Rejects as `fileDigest` does. */
export async function sampledDigest(path: string): Promise<string> {
  const { size, mtimeMs } = await regularFile(path);
  if (size <= WHOLE_BYTES) return fileDigest(path);
  const hash = createHash('sha256').update(`sampled ${size} ${mtimeMs}`);
  const file = await open(path, 'r');
  try {
    const sample = Buffer.alloc(SAMPLE_BYTES);
    for (let i = 0; i < SAMPLES; i++) {
      // The first is the start of the file, the last its end.
      const at = Math.floor(((size - SAMPLE_BYTES) * i) / (SAMPLES - 1));
      const { bytesRead } = await file.read(sample, 0, SAMPLE_BYTES, at);
      hash.update(sample.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
