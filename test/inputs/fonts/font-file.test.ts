// Fonts of users: what is read, how what is broken is refused, and that no bytes make the reader hang or throw anything else.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFont } from '../../../src/engine/frame/glyphs/font.ts';
import { fontStack } from '../../../src/engine/frame/glyphs/font-stack.ts';
import { cellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { readCharacterMap, writeCharacterMap } from '../../../src/engine/inputs/fonts/cmap.ts';
import { FontError } from '../../../src/engine/inputs/fonts/font-error.ts';
import { readFontFile } from '../../../src/engine/inputs/fonts/font-file.ts';
import { readTables, writeSfnt } from '../../../src/engine/inputs/fonts/sfnt.ts';
import { canvasRasteriser } from '../../../src/engine/machine/raster/canvas-rasteriser.ts';

const asset = (name: string) => readFileSync(new URL(`../../../assets/fonts/${name}`, import.meta.url));
const DEJAVU = asset('DejaVuSansMono.ttf');
const NOTO = asset('noto-sans-symbols.woff2');

/** A font with the outlines of DejaVu and this character map. */
function fontWith(cmap: Uint8Array): Uint8Array {
  const { flavor, tables } = readTables(DEJAVU);
  return writeSfnt(flavor, new Map([...tables, ['cmap', cmap]]));
}
const glyphOf = (character: string) => {
  const { tables } = readTables(DEJAVU);
  return readCharacterMap(tables.get('cmap')!, 4000).glyphs.get(character.codePointAt(0)!)!;
};
/** A Mac Roman map (format 6 from code `first`). */
function macMap(first: number, glyphs: readonly number[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(12 + 10 + glyphs.length * 2));
  out.setUint16(2, 1);
  out.setUint16(4, 1);
  out.setUint32(8, 12);
  out.setUint16(12, 6);
  out.setUint16(14, 10 + glyphs.length * 2);
  out.setUint16(18, first);
  out.setUint16(20, glyphs.length);
  glyphs.forEach((glyph, i) => out.setUint16(22 + i * 2, glyph));
  return new Uint8Array(out.buffer);
}
/** A collection of one font. */
function collectionOf(font: Uint8Array): Uint8Array {
  const out = new Uint8Array(16 + font.length);
  const view = new DataView(out.buffer);
  out.set(new TextEncoder().encode('ttcf'));
  view.setUint32(4, 0x10000);
  view.setUint32(8, 1);
  view.setUint32(12, 16);
  out.set(font, 16);
  const count = view.getUint16(20);
  for (let i = 0; i < count; i++) view.setUint32(16 + 12 + i * 16 + 8, view.getUint32(16 + 12 + i * 16 + 8) + 16);
  return out;
}
const inkOf = (bytes: Uint8Array, glyph: string): number => {
  const { bytes: data, ...metrics } = readFontFile(bytes);
  const font = createFont({ family: `Test ${Math.random()}`, metrics, data, isBundled: false });
  const cell = cellSize(font, 'xxl', 1920, 1080, 1);
  return canvasRasteriser.glyph(font, font, cell, glyph).reduce((sum, value) => sum + value, 0);
};

/** Hints may move an edge by a part of a pixel where a font has fewer characters. */
const expectAlike = (ink: number, expected: number) => expect(Math.abs(ink / expected - 1)).toBeLessThan(0.05);

describe('readFontFile', () => {
  it('reads the first font of a collection, and the canvas draws it', () => {
    const collection = collectionOf(DEJAVU);
    const { bytes: _bytes, ...facts } = readFontFile(collection);
    const { bytes: _own, ...expected } = readFontFile(DEJAVU);
    expect(facts).toEqual(expected);
    expect(inkOf(collection, 'A')).toBe(inkOf(DEJAVU, 'A'));
  });

  it('reads a font with a Mac character map alone, and the canvas draws it', () => {
    const mac = fontWith(macMap(0x41, [glyphOf('A'), glyphOf('B')]));
    expect(readFontFile(mac).ranges).toEqual([0x41, 0x42]);
    expectAlike(inkOf(mac, 'B'), inkOf(DEJAVU, 'B'));
    const umlaut = fontWith(macMap(0x80, [glyphOf('Ä')]));
    expect(readFontFile(umlaut).ranges).toEqual([0xc4, 0xc4]);
    expectAlike(inkOf(umlaut, 'Ä'), inkOf(DEJAVU, 'Ä'));
  });

  it("draws a named font's private characters from that font and from no other", () => {
    const glyphs = new Map([
      [0x4d, glyphOf('M')],
      [0xe0b0, glyphOf('>')],
    ]);
    const bytes = fontWith(writeCharacterMap({ glyphs, isMac: false }));
    const { bytes: data, ...metrics } = readFontFile(bytes);
    const font = createFont({ family: 'Test nerd', metrics, data, isBundled: false });
    expect(fontStack(font).find('\ue0b0')).toBe(font);
    expect(fontStack(font).find('\uf115')).toBe(null);
    expect(fontStack().find('\ue0b0')).toBe(null);
    expectAlike(inkOf(bytes, '\ue0b0'), inkOf(DEJAVU, '>'));
  });

  it.each([
    ['nothing', new Uint8Array(0), 'it is empty'],
    ['a text', new TextEncoder().encode('hello, this is no font'), /^it is not a font/],
    ['the first half', DEJAVU.subarray(0, DEJAVU.length / 2), 'it is damaged or cut short'],
    ['half a WOFF2', NOTO.subarray(0, NOTO.length / 2), 'it is damaged or cut short'],
    ['a font without characters', fontWith(macMap(0x41, [])), 'it has no characters'],
    ['a map of another platform', fontWith(Uint8Array.of(0, 0, 0, 0)), /^it has no character map that is understood/],
  ])('refuses %s with the reason', (_what, bytes, reason) => {
    expect(() => readFontFile(bytes)).toThrow(expect.objectContaining({ name: 'FontError' }));
    expect(() => readFontFile(bytes)).toThrow(reason);
  });

  it('gives a font with sane metrics or throws a FontError, whatever the bytes are', () => {
    const seeds = [readTables(DEJAVU).tables, readTables(NOTO).tables].map((tables) =>
      // Outlines are not read: without them mutations fall on what is.
      writeSfnt('\0\u0001\0\0', new Map([...tables].filter(([tag]) => /^(cmap|head|hhea|hmtx|maxp)$/.test(tag)))),
    );
    const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 }), fc.boolean());
    const mutated = fc
      .tuple(
        fc.constantFrom(...seeds, NOTO),
        fc.array(edit, { maxLength: 8 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      )
      .map(([seed, edits, cut]) => {
        const bytes = Uint8Array.from(seed);
        for (const [where, value, isHead] of edits)
          bytes[Math.floor(where * (Math.min(bytes.length, isHead ? 400 : bytes.length) - 1))] = value;
        return cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length));
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        try {
          const { unitsPerEm, ascent, descent, advance, ranges } = readFontFile(bytes);
          expect(unitsPerEm).toBeGreaterThanOrEqual(16);
          expect(ascent + descent).toBeGreaterThan(0);
          expect(advance).toBeGreaterThan(0);
          expect(ranges.every((code, i) => i === 0 || code >= ranges[i - 1])).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(FontError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
