// Reads the text of a reel, with an error message for each problem of the file itself.

import path from 'node:path';
import { fileTrouble } from '../engine/errors/render-errors.ts';
import { readRegularFileSync } from '../engine/files/regular-file.ts';
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
    return { path: absolute, text: decode(readRegularFileSync(absolute, MOST_BYTES)) };
  } catch (error) {
    throw new CliError(
      EXIT.input,
      `The reel ${file} cannot be read: ${trouble(error)}.`,
      'Name a .reel file; `glyphreel new` makes one to start from.',
    );
  }
}

/** Text of an imported file, or null where it cannot be read or is no text. */
export function readText(file: string): string | null {
  try {
    return decode(readRegularFileSync(file, MOST_BYTES));
  } catch {
    return null;
  }
}

/** The decoder drops a byte order mark; bytes that are not UTF-8 throw instead of becoming question marks. */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function trouble(error: unknown): string {
  const isNotText = error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
  return isNotText ? 'it is not UTF-8 text' : fileTrouble(error);
}
