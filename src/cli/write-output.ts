// Writes an output file atomically, with an error message where that fails.

import { statSync } from 'node:fs';
import { RenderError } from '../engine/errors/render-error.ts';
import {
  diskFull,
  isDiskFull,
  outputIrregular,
  outputIsFolder,
  outputNotWritable,
  writeTrouble,
} from '../engine/errors/render-errors.ts';
import { followLinks } from '../engine/files/follow-links.ts';
import { irregularKind } from '../contract/irregular-kind.ts';
import { writeAtomic } from '../engine/files/write-atomic.ts';

/** Writes where a symbolic link leads, and refuses folders, devices, named pipes and sockets. */
export async function writeOutput(file: string, data: Uint8Array | string): Promise<void> {
  try {
    const target = followLinks(file);
    const info = statSync(target, { throwIfNoEntry: false });
    if (info?.isDirectory()) throw outputIsFolder(file);
    const kind = info ? irregularKind(info) : null;
    if (kind !== null) throw outputIrregular(file, kind);
    await writeAtomic(target, data);
  } catch (error) {
    if (error instanceof RenderError) throw error;
    throw isDiskFull(error) ? diskFull(file) : outputNotWritable(file, writeTrouble(error));
  }
}
