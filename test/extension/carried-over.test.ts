// A gesture right after another one is written as if the panel had heard of the first.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { carriedOver } from '../../src/extension/preview/carried-over.ts';

const BEFORE = 'scene card for 4s {\n  text "HERE" { at: (0.25, 0.5) }\n}\n';
const at = (character: number, length: number) => ({
  start: { line: 1, character },
  end: { line: 1, character: character + length },
});
const X = at(21, 4);
const Y = at(27, 3);
const make = (text: string, edits: Parameters<typeof TextDocument.applyEdits>[1]) =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
const last = { version: 3, before: BEFORE, written: 4 };

test('what the second gesture does not change any more goes back', () => {
  const text = make(BEFORE, [
    { range: X, newText: '0.75' },
    { range: Y, newText: '0.3' },
  ]);
  expect(text).toContain('at: (0.75, 0.3)');
  const change = carriedOver(last, { version: 3, edits: [{ range: X, newText: '0.65' }] }, { version: 4, text });
  expect(make(text, [change!])).toBe(BEFORE.replace('0.25', '0.65'));
});

test.each([
  ['nothing was written before', null, 3, 4],
  ['the changes are of another text', last, 2, 4],
  ['somebody else has changed the text', last, 3, 5],
])('nothing is carried over where %s', (_, written, version, now) => {
  const edits = [{ range: X, newText: '0.65' }];
  expect(carriedOver(written, { version, edits }, { version: now, text: BEFORE })).toBeNull();
});

test('the text is what the second gesture alone would have made of the first text', () => {
  const digits = fc.stringMatching(/^[0-9.]{0,6}$/);
  fc.assert(
    fc.property(digits, digits, digits, (first, second, third) => {
      const text = make(BEFORE, [{ range: X, newText: first }]);
      const edits = [
        { range: X, newText: second },
        { range: Y, newText: third },
      ];
      const change = carriedOver(last, { version: 3, edits }, { version: 4, text });
      expect(make(text, [change!])).toBe(make(BEFORE, edits));
    }),
  );
});
