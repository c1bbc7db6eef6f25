// The tables of a font file: TrueType and OpenType, the first font of a collection, WOFF and WOFF2.

import { brotliDecompressSync, inflateSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { FontError } from './font-error.ts';

/** By tag. */
export type FontTables = Map<string, Uint8Array>;

export interface FontContainer {
  kind: 'sfnt' | 'collection' | 'woff' | 'woff2';
  /** The first four bytes of the font itself: `\0\1\0\0` or `OTTO`. */
  flavor: string;
  tables: FontTables;
}

/** No font of people's is larger when unpacked; a small file that claims to be is not a font. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_TABLES = 4096;
const TRUETYPE = '\0\u0001\0\0';

/** Throws a FontError for bytes that are not a font, or damaged. */
export function readTables(bytes: Uint8Array): FontContainer {
  const reader = new ByteReader(bytes);
  const signature = bytes.length >= 12 ? reader.tag(0) : '';
  if (signature === 'wOF2') return readWoff2(reader);
  if (signature === 'wOFF') return readWoff(reader);
  if (signature === 'ttcf') return { ...readSfnt(reader, reader.u32(12)), kind: 'collection' };
  if (isSfnt(signature)) return readSfnt(reader, 0);
  throw new FontError(
    bytes.length === 0 ? 'it is empty' : 'it is not a font (expected TrueType, OpenType, WOFF or WOFF2)',
  );
}

const isSfnt = (signature: string): boolean => [TRUETYPE, 'OTTO', 'true'].includes(signature);

function countOf(reader: ByteReader, at: number): number {
  const count = reader.u16(at);
  if (count > MAX_TABLES) throw new FontError('it is damaged or cut short');
  return count;
}

function readSfnt(reader: ByteReader, at: number): FontContainer {
  const flavor = reader.tag(at);
  if (!isSfnt(flavor)) throw new FontError('its collection holds no TrueType or OpenType font');
  const tables: FontTables = new Map();
  const count = countOf(reader, at + 4);
  for (let i = 0; i < count; i++) {
    const entry = at + 12 + i * 16;
    tables.set(reader.tag(entry), reader.part(reader.u32(entry + 8), reader.u32(entry + 12)));
  }
  return { kind: 'sfnt', flavor, tables };
}

function readWoff(reader: ByteReader): FontContainer {
  const tables: FontTables = new Map();
  const count = countOf(reader, 12);
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    const at = 44 + i * 20;
    const packed = reader.u32(at + 8);
    const whole = reader.u32(at + 12);
    const part = reader.part(reader.u32(at + 4), packed);
    unpacked += whole;
    if (unpacked > MAX_UNPACKED_BYTES) throw new FontError('it is damaged or cut short');
    tables.set(reader.tag(at), packed < whole ? unpack(() => inflateSync(part, { maxOutputLength: whole })) : part);
  }
  return { kind: 'woff', flavor: reader.tag(4), tables };
}

// Tags by their number in a WOFF2 directory, as far as the tables that are read here.
const WOFF2_TAGS = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'];

function readWoff2(reader: ByteReader): FontContainer {
  const count = countOf(reader, 12);
  let at = 48;
  const base128 = (): number => {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = reader.u8(at++);
      value = value * 128 + (byte & 127);
      if (!(byte & 128)) break;
    }
    return value;
  };
  const entries: { tag: string; length: number; isTransformed: boolean }[] = [];
  for (let i = 0; i < count; i++) {
    const flags = reader.u8(at++);
    const known = flags & 63;
    let tag = WOFF2_TAGS[known] ?? `#${known}`;
    if (known === 63) {
      tag = reader.tag(at);
      at += 4;
    }
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    const whole = base128();
    entries.push({ tag, length: isTransformed ? base128() : whole, isTransformed });
  }
  const packed = reader.part(at, reader.u32(20));
  const data = new ByteReader(unpack(() => brotliDecompressSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES })));
  const tables: FontTables = new Map();
  let offset = 0;
  for (const { tag, length, isTransformed } of entries) {
    // A transformed hmtx has one byte of flags before the same advances.
    const skip = tag === 'hmtx' && isTransformed ? 1 : 0;
    tables.set(tag, data.part(offset + skip, length - skip));
    offset += length;
  }
  return { kind: 'woff2', flavor: reader.tag(4), tables };
}

function unpack(work: () => Uint8Array): Uint8Array {
  try {
    return work();
  } catch {
    throw new FontError('its compressed data is damaged');
  }
}

/** A font file of these tables. Checksums are left 0: nothing that draws reads them. */
export function writeSfnt(flavor: string, tables: FontTables): Uint8Array {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = 12 + entries.length * 16;
  const size = entries.reduce((sum, [, table]) => sum + ((table.length + 3) & ~3), head);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  const tag = (at: number, text: string) => {
    for (let i = 0; i < 4; i++) out[at + i] = text.charCodeAt(i);
  };
  const power = Math.floor(Math.log2(Math.max(1, entries.length)));
  tag(0, flavor);
  view.setUint16(4, entries.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, entries.length * 16 - (16 << power));
  let offset = head;
  entries.forEach(([name, table], i) => {
    const at = 12 + i * 16;
    tag(at, name);
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, table.length);
    out.set(table, offset);
    offset += (table.length + 3) & ~3;
  });
  return out;
}
