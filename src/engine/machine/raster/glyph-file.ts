// A file of glyphs' coverage: all that were drawn of one font at one size. Behind the mark and a checksum of the rest come the length of a list in JSON,
// the list, and the coverage of its glyphs, one after the other.

import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeAtomicSync } from '../../files/write-atomic.ts';

const MARK = Buffer.from('GRglyph1', 'latin1');
const LIST_AT = MARK.length + 8;

interface GlyphList {
  /** What the coverage depends on besides the glyph. */
  key: string;
  glyphs: string[];
}

/** Coverage by glyph, of `bytes` each. Empty where there is no such file, or it is damaged or about something else. */
export function readGlyphs(file: string, key: string, bytes: number): Map<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  try {
    const data = readFileSync(file);
    const rest = data.subarray(MARK.length + 4);
    if (!data.subarray(0, MARK.length).equals(MARK) || data.readUInt32LE(MARK.length) !== crc32(rest)) return kept;
    const from = LIST_AT + rest.readUInt32LE(0);
    const list = JSON.parse(data.toString('utf8', LIST_AT, from)) as GlyphList;
    if (list.key !== key || data.length !== from + list.glyphs.length * bytes) return kept;
    for (const [i, glyph] of list.glyphs.entries())
      kept.set(glyph, new Uint8Array(data.buffer, data.byteOffset + from + i * bytes, bytes));
  } catch {
    /* it is drawn again */
  }
  return kept;
}

/** Whole or not at all: other processes read and write the same file. Throws the file system's error. */
export function writeGlyphs(file: string, key: string, kept: ReadonlyMap<string, Uint8Array>): void {
  const list = Buffer.from(JSON.stringify({ key, glyphs: [...kept.keys()] } satisfies GlyphList));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  const rest = Buffer.concat([length, list, ...kept.values()]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(rest));
  writeAtomicSync(file, Buffer.concat([MARK, sum, rest]), { isDurable: false });
}
