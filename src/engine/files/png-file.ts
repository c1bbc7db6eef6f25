// The container of a PNG: signature, header and chunks. What is in them belongs to the caller.

import { crc32 } from 'node:zlib';

export const PNG_SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The last chunk of every PNG. */
export const PNG_END = pngChunk('IEND', new Uint8Array(0));
export const PNG_COLOR_TYPES = { rgb: 2, rgba: 6 } as const;

/** A file of 8 bits a sample. `data`: deflated rows with their filters; `end`: the last chunks. */
export function pngFile(width: number, height: number, colorType: number, data: Buffer, end: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), ...chunkParts('IDAT', data), end]);
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  return Buffer.concat(chunkParts(type, data));
}

/** The data is copied only where the parts are put together: megabytes of copies make the garbage collector run. */
function chunkParts(type: string, data: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(data, crc32(head.subarray(4))), 0);
  return [head, data, end];
}
