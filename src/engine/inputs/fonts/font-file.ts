// Reads what is needed of a font file and no more: metrics, which characters it has, and a form that the canvas can draw. Takes
// TrueType, OpenType, the first font of a collection, WOFF and WOFF2. Why no library: docs/adr/0019.

import type { FontMetrics } from '../../frame/glyphs/font.ts';
import { ByteReader } from './byte-reader.ts';
import { rangesOf, readCharacterMap, writeCharacterMap } from './cmap.ts';
import { FontError } from './font-error.ts';
import { type FontTables, readTables, writeSfnt } from './sfnt.ts';

export interface FontFile extends FontMetrics {
  /** What the canvas draws from: the file itself, or its first font with a Unicode character map. */
  bytes: Uint8Array;
}

/** Throws a FontError that says why the bytes cannot be used as a font. */
export function readFontFile(bytes: Uint8Array): FontFile {
  const { kind, flavor, tables } = readTables(bytes);
  const head = need(tables, 'head');
  const hhea = need(tables, 'hhea');
  const map = readCharacterMap(need(tables, 'cmap').bytes, need(tables, 'maxp').u16(4));
  if (map.glyphs.size === 0) throw new FontError('it has no characters');
  const facts = {
    unitsPerEm: head.u16(18),
    ascent: hhea.i16(4),
    descent: -hhea.i16(6),
    advance: readAdvance(need(tables, 'hmtx'), hhea.u16(34), map.glyphs),
    isFixed: isFixedPitch(need(tables, 'hmtx'), hhea.u16(34), map.glyphs),
    ranges: rangesOf(map),
  };
  if (facts.unitsPerEm < 16 || facts.unitsPerEm > 16384)
    throw new FontError('its size of an em is not within 16 to 16384');
  const height = (facts.ascent + facts.descent) / facts.unitsPerEm;
  if (!(facts.ascent > 0) || height < 0.1 || height > 10)
    throw new FontError('its ascent and descent are not those of a font');
  if (facts.advance < 1 || facts.advance > 10 * facts.unitsPerEm) throw new FontError('its letters have no width');
  if (kind !== 'collection' && !map.isMac) return { ...facts, bytes };
  if (kind === 'woff2') throw new FontError('it has only a Mac character map; convert it to TrueType');
  return { ...facts, bytes: writeSfnt(flavor, new Map([...tables, ['cmap', writeCharacterMap(map)]])) };
}

function need(tables: FontTables, tag: string): ByteReader {
  const table = tables.get(tag);
  if (!table) throw new FontError(`it has no "${tag}" table`);
  return new ByteReader(table);
}

/** Of a capital M; in fonts of other scripts, of the first character that is not a combining mark without width. */
function readAdvance(hmtx: ByteReader, metrics: number, glyphs: ReadonlyMap<number, number>): number {
  if (metrics === 0) throw new FontError('it has no widths');
  const capital = glyphs.get(0x4d);
  if (capital !== undefined) return advanceOf(hmtx, metrics, capital);
  for (const glyph of glyphs.values()) {
    const advance = advanceOf(hmtx, metrics, glyph);
    if (advance > 0) return advance;
  }
  return 0;
}

function advanceOf(hmtx: ByteReader, metrics: number, glyph: number): number {
  // A transformed table (WOFF2) lists advances alone.
  const isPacked = hmtx.length < metrics * 4;
  return hmtx.u16(Math.min(glyph, metrics - 1) * (isPacked ? 2 : 4));
}

/** Whether narrow and wide letters have one width. A font without them has signs, which are drawn into cells. */
function isFixedPitch(hmtx: ByteReader, metrics: number, glyphs: ReadonlyMap<number, number>): boolean {
  const widths = [...'iMW.l'].flatMap((letter) => {
    const glyph = glyphs.get(letter.codePointAt(0)!);
    return glyph === undefined ? [] : [advanceOf(hmtx, metrics, glyph)];
  });
  if (widths.length > 1) return widths.every((width) => width === widths[0]);
  return ![...glyphs.keys()].some((code) => /\p{L}/u.test(String.fromCodePoint(code)));
}
