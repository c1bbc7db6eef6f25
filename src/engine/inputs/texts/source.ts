// Texts from files: `text file("poem.txt")`, `code file("main.ts")`.

import { decodeText } from '../captions/decode-text.ts';
import { defineSource } from '../media-source.ts';

/** A text that is shown; a book is not. */
const MAX_BYTES = 1024 * 1024;

export default defineSource<string>({
  kind: 'texts',
  noun: 'text',
  extensions: ['.txt', '.md', '.log'],
  async load(path, access) {
    const { text } = decodeText(await access.read(path, MAX_BYTES));
    return text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\n$/, '');
  },
  facts: (text) => ({ summary: `text of ${text.split('\n').length} lines`, warnings: [] }),
});
