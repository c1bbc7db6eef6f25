// Inputs must be regular files. Devices, named pipes and sockets may block or never end, so they are refused before they are
// opened.

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { GlyphreelError } from '../../contract/errors.ts';
import { irregularKind } from '../../contract/irregular-kind.ts';
import type { IrregularKind } from '../../contract/irregular-kind.ts';

/** Thrown for a path that is not a regular file; `kind` is what it is instead. */
export class IrregularFileError extends GlyphreelError<'IRREGULAR_FILE'> {
  readonly kind: IrregularKind;
  constructor(path: string, kind: IrregularKind) {
    super('IRREGULAR_FILE', `${path} is ${kind}`);
    this.kind = kind;
  }
}

/** Thrown for a file larger than the limit for its kind. */
export class FileTooLargeError extends GlyphreelError<'FILE_TOO_LARGE'> {
  readonly limitBytes: number;
  constructor(path: string, limitBytes: number) {
    super('FILE_TOO_LARGE', `${path} is larger than ${limitBytes} bytes`);
    this.limitBytes = limitBytes;
  }
}

const PIECE_BYTES = 1 << 20;
/** Opening a named pipe that took the file's place must not wait for a writer. */
const NON_BLOCKING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Stats of a regular file, after following symbolic links. Rejects with IrregularFileError for anything else, and with the file
 * system's error if there is nothing.
 */
export async function regularFile(path: string): Promise<Stats> {
  const info = await stat(path);
  refuseIrregular(path, info);
  return info;
}

/**
 * The content of a regular file of at most `limitBytes`. The open handle is checked again: the path may point
 * elsewhere by then. Rejects with IrregularFileError, FileTooLargeError or the file system's error.
 */
export async function readRegularFile(path: string, limitBytes: number): Promise<Buffer> {
  await regularFile(path);
  const file = await open(path, NON_BLOCKING);
  try {
    refuseIrregular(path, await file.stat());
    return await readUpTo(file, path, limitBytes);
  } finally {
    await file.close();
  }
}

/** As readRegularFile, for callers that cannot wait. Throws the same errors. */
export function readRegularFileSync(path: string, limitBytes: number): Buffer {
  refuseIrregular(path, statSync(path));
  const file = openSync(path, NON_BLOCKING);
  try {
    refuseIrregular(path, fstatSync(file));
    const pieces: Buffer[] = [];
    let total = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, limitBytes - total + 1));
      const bytesRead = readSync(file, piece, 0, piece.length, null);
      if (bytesRead === 0) return Buffer.concat(pieces, total);
      total += bytesRead;
      if (total > limitBytes) throw new FileTooLargeError(path, limitBytes);
      pieces.push(piece.subarray(0, bytesRead));
    }
  } finally {
    closeSync(file);
  }
}

function refuseIrregular(path: string, info: Stats): void {
  const kind = irregularKind(info);
  if (kind !== null) throw new IrregularFileError(path, kind);
}

/** Reads pieces until the end: files below /proc report a size of 0 and may never end. */
async function readUpTo(file: FileHandle, path: string, limitBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, limitBytes - total + 1));
    const { bytesRead } = await file.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return Buffer.concat(pieces, total);
    total += bytesRead;
    if (total > limitBytes) throw new FileTooLargeError(path, limitBytes);
    pieces.push(piece.subarray(0, bytesRead));
  }
}
