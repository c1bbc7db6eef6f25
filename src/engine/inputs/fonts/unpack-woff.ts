// Unpacks WOFF and WOFF2 to the TrueType or OpenType font in them.

import { FontError } from './font-error.ts';
import { readTables, writeSfnt } from './sfnt.ts';

/** The bytes themselves for any other kind of font. Rejects with a FontError for data that is damaged. */
export async function unpackWoff(bytes: Uint8Array): Promise<Uint8Array> {
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  if (signature === 'wOFF') {
    const { flavor, tables } = readTables(bytes);
    return writeSfnt(flavor, tables);
  }
  if (signature !== 'wOF2') return bytes;
  // WOFF2 stores outlines in another order; only for it is the decoder loaded.
  const { default: decompress } = await import('woff2-encoder/decompress');
  try {
    return await decompress(bytes);
  } catch {
    throw new FontError('its compressed data is damaged');
  }
}
