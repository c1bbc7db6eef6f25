// Fonts that a reel names.

import { createHash } from 'node:crypto';
import { fontUnreadable } from '../../errors/render-errors.ts';
import { createFont, type Font } from '../../frame/glyphs/font.ts';
import { defineSource } from '../media-source.ts';
import { FontError } from './font-error.ts';
import { readFontFile } from './font-file.ts';
import { unpackWoff } from './unpack-woff.ts';

export default defineSource<Font>({
  kind: 'fonts',
  noun: 'font',
  extensions: ['.ttf', '.otf', '.ttc', '.otc', '.woff', '.woff2'],
  async load(path, access) {
    const bytes = await access.read(path);
    try {
      const { bytes: drawable, ...metrics } = readFontFile(bytes);
      // HarfBuzz reads neither form of WOFF.
      const data = await unpackWoff(drawable);
      // Named by its content, so that an edited font is another one.
      const family = `Glyphreel user ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
      return createFont({ family, metrics, data, isBundled: false });
    } catch (error) {
      if (error instanceof FontError) throw fontUnreadable(path, error.reason);
      throw error;
    }
  },
  facts: ({ characters }) => ({ summary: `font with ${characters} characters`, warnings: [] }),
});
