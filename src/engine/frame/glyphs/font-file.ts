// Reads what is needed of a font file and no more: metrics and which characters it has. The canvas silently takes a
// missing glyph from some installed font, so coverage must come from the cmap. Takes ttf, otf, woff and woff2.

import { brotliDecompressSync, inflateSync } from 'node:zlib';

export interface FontFacts {
  unitsPerEm: number;
  ascent: number;
  /** Positive, below the baseline. */
  descent: number;
  /** Width of a digit or letter: what a cell is. */
  advance: number;
  /** Ranges of code points, [first, last, first, last …], ascending. */
  ranges: number[];
}

type Tables = Map<string, Buffer>;

/** Throws with one plain sentence where the bytes are no font that can be used. */
export function readFontFile(bytes: Buffer): FontFacts {
  const tables = readTables(bytes);
  const head = need(tables, 'head');
  const hhea = need(tables, 'hhea');
  const ranges = readCmap(need(tables, 'cmap'));
  return {
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: -hhea.readInt16BE(6),
    advance: readAdvance(tables, hhea.readUInt16BE(34), glyphOf(need(tables, 'cmap'), 0x4d)),
    ranges,
  };
}

function need(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`Expected a font with a "${tag}" table, but it has none.`);
  return table;
}

function readTables(bytes: Buffer): Tables {
  const signature = bytes.length >= 12 ? bytes.toString('latin1', 0, 4) : '';
  if (signature === 'wOF2') return readWoff2(bytes);
  const isWoff = signature === 'wOFF';
  if (!isWoff && !['\0\u0001\0\0', 'OTTO', 'true'].includes(signature)) {
    throw new Error('Expected a font file (ttf, otf, woff or woff2), but got something else.');
  }
  const tables: Tables = new Map();
  const count = bytes.readUInt16BE(isWoff ? 12 : 4);
  for (let i = 0; i < count; i++) {
    const at = isWoff ? 44 + i * 20 : 12 + i * 16;
    const tag = bytes.toString('latin1', at, at + 4);
    if (isWoff) {
      const offset = bytes.readUInt32BE(at + 4);
      const packed = bytes.readUInt32BE(at + 8);
      const whole = bytes.readUInt32BE(at + 12);
      const part = bytes.subarray(offset, offset + packed);
      tables.set(tag, packed < whole ? inflateSync(part) : part);
    } else {
      const offset = bytes.readUInt32BE(at + 8);
      tables.set(tag, bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)));
    }
  }
  return tables;
}

// Tags by their number in a woff2 directory; only as far as the tables that are read here can stand.
const WOFF2_TAGS = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'];

function readWoff2(bytes: Buffer): Tables {
  const count = bytes.readUInt16BE(12);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = bytes[at++];
      value = value * 128 + (byte & 127);
      if (!(byte & 128)) break;
    }
    return value;
  };
  const entries: { tag: string; length: number; isTransformed: boolean }[] = [];
  for (let i = 0; i < count; i++) {
    const flags = bytes[at++];
    const known = flags & 63;
    let tag = WOFF2_TAGS[known] ?? `#${known}`;
    if (known === 63) {
      tag = bytes.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    const whole = base128();
    entries.push({ tag, length: isTransformed ? base128() : whole, isTransformed });
  }
  const data = brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20)));
  const tables: Tables = new Map();
  let offset = 0;
  for (const entry of entries) {
    // A transformed hmtx has one byte of flags before the same advances.
    const skip = entry.tag === 'hmtx' && entry.isTransformed ? 1 : 0;
    tables.set(entry.tag, data.subarray(offset + skip, offset + entry.length));
    offset += entry.length;
  }
  return tables;
}

function readAdvance(tables: Tables, metrics: number, glyph: number): number {
  const hmtx = need(tables, 'hmtx');
  return hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * (isPacked(hmtx, metrics) ? 2 : 4));
}
/** The transformed table lists advances alone. */
const isPacked = (hmtx: Buffer, metrics: number) => hmtx.length < metrics * 4;

/** The best Unicode sub-table: format 12 (all planes) before format 4. */
function subtable(cmap: Buffer): { table: Buffer; format: number } {
  let best: { table: Buffer; format: number } | null = null;
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const platform = cmap.readUInt16BE(4 + i * 8);
    const table = cmap.subarray(cmap.readUInt32BE(8 + i * 8));
    const format = table.readUInt16BE(0);
    if ((platform === 0 || platform === 3) && (format === 12 || (format === 4 && best?.format !== 12)))
      best = { table, format };
  }
  if (!best) throw new Error('Expected a font with a Unicode character map, but it has none.');
  return best;
}

function readCmap(cmap: Buffer): number[] {
  const { table, format } = subtable(cmap);
  const ranges: number[] = [];
  const add = (first: number, last: number) => {
    if (ranges.length && ranges[ranges.length - 1] === first - 1) ranges[ranges.length - 1] = last;
    else ranges.push(first, last);
  };
  if (format === 12) {
    for (let i = 0; i < table.readUInt32BE(12); i++) {
      const at = 16 + i * 12;
      const first = table.readUInt32BE(at);
      if (table.readUInt32BE(at + 8) === 0) {
        if (table.readUInt32BE(at + 4) > first) add(first + 1, table.readUInt32BE(at + 4));
      } else add(first, table.readUInt32BE(at + 4));
    }
    return ranges;
  }
  const segments = table.readUInt16BE(6) / 2;
  for (let i = 0; i < segments; i++) {
    const last = table.readUInt16BE(14 + i * 2);
    const first = table.readUInt16BE(16 + segments * 2 + i * 2);
    for (let code = first; code <= last && code !== 0xffff; code++)
      if (glyphInSegment(table, segments, i, code) !== 0) add(code, code);
  }
  return ranges;
}

function glyphInSegment(table: Buffer, segments: number, i: number, code: number): number {
  const first = table.readUInt16BE(16 + segments * 2 + i * 2);
  const delta = table.readUInt16BE(16 + segments * 4 + i * 2);
  const rangeAt = 16 + segments * 6 + i * 2;
  const range = table.readUInt16BE(rangeAt);
  if (range === 0) return (code + delta) & 0xffff;
  const glyph = table.readUInt16BE(rangeAt + range + (code - first) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function glyphOf(cmap: Buffer, code: number): number {
  const { table, format } = subtable(cmap);
  if (format === 12) {
    for (let i = 0; i < table.readUInt32BE(12); i++) {
      const at = 16 + i * 12;
      const first = table.readUInt32BE(at);
      if (code >= first && code <= table.readUInt32BE(at + 4)) return table.readUInt32BE(at + 8) + code - first;
    }
    return 0;
  }
  const segments = table.readUInt16BE(6) / 2;
  for (let i = 0; i < segments; i++) {
    if (code >= table.readUInt16BE(16 + segments * 2 + i * 2) && code <= table.readUInt16BE(14 + i * 2))
      return glyphInSegment(table, segments, i, code);
  }
  return 0;
}
