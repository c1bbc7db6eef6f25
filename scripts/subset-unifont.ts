// Extracts from Unifont the glyphs that DejaVu Sans Mono lacks, except ideographs and Hangul syllables, to an uncompressed OpenType file. The
// whole font is a woff2 that the canvas needs 300 ms to unpack; palettes use only these glyphs. Run it when a font changes, then
// scripts/generate-fonts.ts.

import { readFileSync, writeFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { readFontFile } from '../src/engine/inputs/fonts/font-file.ts';

const root = new URL('../', import.meta.url);
const source = readFileSync(new URL('node_modules/@fontsource/unifont/files/unifont-latin-400-normal.woff', root));
const font = opentype.parse(source.buffer.slice(source.byteOffset, source.byteOffset + source.length));
const { ranges } = readFontFile(readFileSync(new URL('assets/fonts/DejaVuSansMono.ttf', root)));
const isInDejaVu = (code: number): boolean => {
  for (let i = 0; i < ranges.length; i += 2) if (code >= ranges[i] && code <= ranges[i + 1]) return true;
  return false;
};
const isOnlyInWholeFont = (code: number): boolean =>
  (code >= 0x3130 && code < 0xa640) || (code >= 0xac00 && code < 0xd800) || (code >= 0xf900 && code < 0xfb00);
const UNDRAWABLE = /[\p{Cn}\p{Cc}\p{Cs}\p{Co}]/u;

const glyphs = [new opentype.Glyph({ name: '.notdef', unicode: 0, advanceWidth: 512, path: new opentype.Path() })];
for (let code = 0x20; code < 0x10000; code++) {
  const character = String.fromCodePoint(code);
  if (isOnlyInWholeFont(code) || UNDRAWABLE.test(character) || isInDejaVu(code)) continue;
  const glyph = font.charToGlyph(character);
  if (glyph.index === 0) continue;
  glyphs.push(
    new opentype.Glyph({
      name: `u${code.toString(16)}`,
      unicode: code,
      advanceWidth: glyph.advanceWidth ?? 512,
      path: glyph.path,
    }),
  );
}
const subset = new opentype.Font({
  familyName: 'Unifont signs',
  styleName: 'Regular',
  unitsPerEm: font.unitsPerEm,
  ascender: font.ascender,
  descender: font.descender,
  glyphs,
});
writeFileSync(new URL('assets/fonts/unifont-signs.otf', root), Buffer.from(subset.toArrayBuffer()));
console.log(`${glyphs.length} glyphs`);
