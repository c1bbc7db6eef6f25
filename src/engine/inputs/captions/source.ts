// Captions and lyrics: .srt, .vtt and .lrc files.

import { captionsUnreadable } from '../../errors/render-errors.ts';
import { defineSource } from '../media-source.ts';
import { type Caption, parseCaptions, parseLyrics } from './captions.ts';

export default defineSource<readonly Caption[]>({
  kind: 'captions',
  noun: 'captions',
  extensions: ['.srt', '.vtt', '.lrc'],
  async load(path, access) {
    const text = new TextDecoder().decode(await access.read(path));
    const captions = /\.lrc$/i.test(path) ? parseLyrics(text) : parseCaptions(text);
    if (captions.length === 0) throw captionsUnreadable(path, 'no caption was found in it');
    return captions;
  },
  facts: (captions) => ({ summary: `${captions.length} captions`, warnings: [] }),
});
