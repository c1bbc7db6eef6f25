// Fonts that a reel names.

import { fontUnreadable } from '../../errors/render-errors.ts';
import { type FontFacts, readFontFile } from '../../frame/glyphs/font-file.ts';
import { defineSource } from '../media-source.ts';

export interface FontFile extends FontFacts {
  bytes: Uint8Array;
}

export default defineSource<FontFile>({
  kind: 'fonts',
  noun: 'font',
  extensions: ['.ttf', '.otf', '.woff', '.woff2'],
  async load(path, access) {
    const bytes = await access.read(path);
    try {
      return { ...readFontFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)), bytes };
    } catch {
      throw fontUnreadable(path, 'it is not a font that can be read');
    }
  },
  facts: ({ ranges }) => {
    let glyphs = 0;
    for (let i = 0; i < ranges.length; i += 2) glyphs += ranges[i + 1] - ranges[i] + 1;
    return { summary: `font with ${glyphs} characters`, warnings: [] };
  },
});
