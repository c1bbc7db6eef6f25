// Captions and lyrics: .srt, .vtt and .lrc files.

import { captionsUnreadable } from '../../errors/render-errors.ts';
import { defineSource } from '../media-source.ts';
import type { CaptionFile } from './caption.ts';
import { parseCaptions } from './parse-captions.ts';

/** Captions of a whole film take 200 KB. */
const MAX_BYTES = 4 * 1024 * 1024;

export default defineSource<CaptionFile>({
  kind: 'captions',
  noun: 'captions',
  extensions: ['.srt', '.vtt', '.lrc'],
  async load(path, access) {
    const file = parseCaptions(await access.read(path, MAX_BYTES), path);
    if (file.captions.length > 0) return file;
    const [first] = file.warnings;
    const where = first ? ` (line ${first.line}: ${first.message.replace(/\.$/, '')})` : '';
    throw captionsUnreadable(path, `no caption was found in it${where}`);
  },
  facts: ({ captions, warnings }) => ({ summary: `${captions.length} captions`, warnings }),
});
