import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../../src/engine/inputs/captions/decode-text.ts';

const WORDS = '1\n00:00:01,000 --> 00:00:02,000\nFirst café — naïve\n';
const utf16 = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

test('UTF-8, with and without a byte order mark', () => {
  for (const mark of ['', '\uFEFF'])
    expect(decodeText(Buffer.from(mark + WORDS))).toEqual({ text: WORDS, encoding: 'UTF-8' });
});

test('UTF-16 of either order, with and without a byte order mark', () => {
  for (const isBig of [false, true])
    for (const mark of [true, false])
      expect(decodeText(utf16(WORDS, isBig, mark))).toEqual({ text: WORDS, encoding: 'UTF-16' });
});

test('anything else is Windows-1252, and the first line that is not UTF-8 is reported', () => {
  const bytes = Buffer.from(WORDS.replace('—', '\x97').replace('First', '\x93First\x94'), 'latin1');
  expect(decodeText(bytes)).toEqual({
    text: WORDS.replace('First', '“First”'),
    encoding: 'Windows-1252',
    guessedAt: 3,
  });
});

test('text comes back from each encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0'));
      expect(decodeText(Buffer.from(text)).text).toBe(text);
      expect(decodeText(utf16(text, false, true)).text).toBe(text);
      expect(decodeText(utf16(text, true, true)).text).toBe(text);
    }),
  );
});
