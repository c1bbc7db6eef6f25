// Which glyph a font has for a character: the cmap table. The canvas silently takes a missing glyph from some installed font, so
// whether a font has a character is decided here and never by drawing.

import { ByteReader } from './byte-reader.ts';
import { FontError } from './font-error.ts';

export interface CharacterMap {
  /** Glyph by code point, without glyph 0. */
  glyphs: ReadonlyMap<number, number>;
  /** The font has no Unicode map and was read through its Mac Roman one. */
  isMac: boolean;
}

/** Characters of Unicode; a font's table may claim more than it has. */
const MAX_CHARACTERS = 0x110000;
// Mac OS Roman from 0x80 on.
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Throws a FontError for a table that is damaged or has no map that is understood. */
export function readCharacterMap(bytes: Uint8Array, glyphCount: number): CharacterMap {
  const cmap = new ByteReader(bytes);
  const tables: { rank: number; isMac: boolean; table: ByteReader }[] = [];
  const count = cmap.u16(2);
  for (let i = 0; i < count; i++) {
    const platform = cmap.u16(4 + i * 8);
    const encoding = cmap.u16(6 + i * 8);
    const table = cmap.from(cmap.u32(8 + i * 8));
    const format = table.u16(0);
    const isMac = platform === 1 && encoding === 0;
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const isSymbol = platform === 3 && encoding === 0;
    // All planes before the first one, Unicode before symbols, those before Mac Roman.
    if (isUnicode && format === 12) tables.push({ rank: 0, isMac, table });
    else if (isUnicode && (format === 4 || format === 6)) tables.push({ rank: 1, isMac, table });
    else if (isSymbol && (format === 4 || format === 12)) tables.push({ rank: 2, isMac, table });
    else if (isMac && (format === 0 || format === 4 || format === 6)) tables.push({ rank: 3, isMac, table });
  }
  const [best] = tables.sort((a, b) => a.rank - b.rank);
  if (!best) throw new FontError('it has no character map that is understood (Unicode or Mac Roman)');
  const glyphs = new Map<number, number>();
  const add = (code: number, glyph: number): void => {
    const character = best.isMac ? (code < 0x80 ? code : (MAC_ROMAN.codePointAt(code - 0x80) ?? 0)) : code;
    if (glyph !== 0 && glyph < glyphCount) glyphs.set(character, glyph);
  };
  readTable(best.table, glyphCount, add);
  return { glyphs, isMac: best.isMac };
}

function readTable(table: ByteReader, glyphCount: number, add: (code: number, glyph: number) => void): void {
  switch (table.u16(0)) {
    case 0:
      for (let code = 0; code < 256; code++) add(code, table.u8(6 + code));
      break;
    case 4:
      readSegments(table, add);
      break;
    case 6: {
      const first = table.u16(6);
      const count = table.u16(8);
      for (let i = 0; i < count; i++) add(first + i, table.u16(10 + i * 2));
      break;
    }
    default:
      readGroups(table, glyphCount, add);
  }
}

/** Format 4: segments of the first plane. */
function readSegments(table: ByteReader, add: (code: number, glyph: number) => void): void {
  const segments = table.u16(6) >> 1;
  for (let i = 0; i < segments; i++) {
    const last = table.u16(14 + i * 2);
    const first = table.u16(16 + segments * 2 + i * 2);
    const delta = table.u16(16 + segments * 4 + i * 2);
    const rangeAt = 16 + segments * 6 + i * 2;
    const range = table.u16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      if (range === 0) add(code, (code + delta) & 0xffff);
      else {
        const at = rangeAt + range + (code - first) * 2;
        if (at + 2 > table.length) break;
        const glyph = table.u16(at);
        if (glyph !== 0) add(code, (glyph + delta) & 0xffff);
      }
    }
  }
}

/** Format 12: groups of all planes. */
function readGroups(table: ByteReader, glyphCount: number, add: (code: number, glyph: number) => void): void {
  const groups = table.u32(12);
  let total = 0;
  for (let i = 0; i < groups; i++) {
    const first = table.u32(16 + i * 12);
    const last = Math.min(table.u32(20 + i * 12), MAX_CHARACTERS - 1);
    const glyph = table.u32(24 + i * 12);
    // Past the font's last glyph there is nothing.
    const end = Math.min(last, first + Math.max(0, glyphCount - glyph));
    total += Math.max(0, end - first + 1);
    if (total > MAX_CHARACTERS) throw new FontError('its character map is damaged');
    for (let code = first; code <= end; code++) add(code, glyph + code - first);
  }
}

/** First and last code points of each run, ascending. */
export function rangesOf(map: CharacterMap): number[] {
  const ranges: number[] = [];
  for (const code of [...map.glyphs.keys()].sort((a, b) => a - b)) {
    if (ranges.length > 0 && ranges[ranges.length - 1] === code - 1) ranges[ranges.length - 1] = code;
    else ranges.push(code, code);
  }
  return ranges;
}

/** A cmap table with one Unicode map of format 12. */
export function writeCharacterMap({ glyphs }: CharacterMap): Uint8Array {
  const entries = [...glyphs].sort(([a], [b]) => a - b);
  const out = new Uint8Array(28 + entries.length * 12);
  const view = new DataView(out.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, out.length - 12);
  view.setUint32(24, entries.length);
  entries.forEach(([code, glyph], i) => {
    view.setUint32(28 + i * 12, code);
    view.setUint32(32 + i * 12, code);
    view.setUint32(36 + i * 12, glyph);
  });
  return out;
}
