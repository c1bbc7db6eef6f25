// Reads the text of a reel, with an error message for each problem of the file itself.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CliError, EXIT } from './exit.ts';

/** Reels are written by hand; a larger file is not one. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface ReelText {
  path: string;
  text: string;
}

export function readReel(file: string): ReelText {
  const absolute = path.resolve(file);
  try {
    const { size } = statSync(absolute);
    if (size > MOST_BYTES)
      throw new CliError(
        EXIT.input,
        `Expected a reel of at most ${MOST_BYTES / 1024 / 1024} MB, but ${file} has ${Math.round(size / 1024 / 1024)} MB.`,
      );
    // A byte order mark is dropped by the decoder; what is not UTF-8 is refused rather than shown as question marks.
    return { path: absolute, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(absolute)) };
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      EXIT.input,
      `The reel ${file} cannot be read: ${why(error, file)}.`,
      'Name a .reel file; `glyphreel new` makes one to start from.',
    );
  }
}

function why(error: unknown, file: string): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return `a part of ${path.dirname(file)} is not a folder`;
    case 'EACCES':
    case 'EPERM':
      return 'it may not be opened (permissions)';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not UTF-8 text';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
