// Fonts and the WebAssembly of decoders are compressed in a VSIX as native files are. They are small, so each process reads them so.

import { existsSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { fileCrc } from '../../files/file-crc.ts';
import { PACKED } from './unpacked-file.ts';

/** The bytes that belong at `file`: its own, or those of its compressed form. */
export const readPacked = (file: string): Buffer<ArrayBuffer> =>
  existsSync(file)
    ? readFileSync(file)
    : (brotliDecompressSync(readFileSync(`${file}${PACKED}`)) as Buffer<ArrayBuffer>);

/** A checksum of the bytes at `file`, as they are stored. */
export const packedCrc = (file: string): number => fileCrc(existsSync(file) ? file : `${file}${PACKED}`);
