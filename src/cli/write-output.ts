// Writes an output file atomically, with an error message where that fails.

import { statSync } from 'node:fs';
import path from 'node:path';
import {
  diskFull,
  isDiskFull,
  outputIsFolder,
  outputNotWritable,
  writeTrouble,
} from '../engine/errors/render-errors.ts';
import { writeAtomic } from '../engine/files/write-atomic.ts';

export async function writeOutput(file: string, data: Uint8Array | string): Promise<void> {
  const target = path.resolve(file);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) throw outputIsFolder(file);
  try {
    await writeAtomic(target, data);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(file) : outputNotWritable(file, writeTrouble(error));
  }
}
