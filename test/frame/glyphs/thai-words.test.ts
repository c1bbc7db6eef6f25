// Where Thai words end. The expected places are those of BudouX 0.9.2 itself.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thaiWordEnds } from '../../../src/engine/frame/glyphs/layout/thai-words.ts';

const words = (text: string): string[] => {
  const ends = [0, ...thaiWordEnds(text), text.length];
  return ends.slice(1).map((end, i) => text.slice(ends[i], end));
};

test.each([
  ['ภาษาไทยเป็นภาษาที่ไม่มีการเว้นวรรคระหว่างคำ', 'ภาษาไทย เป็น ภาษา ที่ ไม่ มี การ เว้นวรรคระหว่าง คำ'],
  ['วันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะกันเถอะ', 'วัน นี้ อากาศ ดี มาก เรา ไป เดิน เล่น ที่ สวน สาธารณะ กัน เถอะ'],
  ['ก', 'ก'],
])('%s', (text, expected) => expect(words(text)).toEqual(expected.split(' ')));

test('ends are ascending places inside the text, whatever it is', () => {
  const thai = fc.string({ unit: fc.integer({ min: 0xe00, max: 0xe7f }).map((code) => String.fromCodePoint(code)) });
  fc.assert(
    fc.property(thai, (text) => {
      const ends = thaiWordEnds(text);
      ends.forEach((end, i) => expect(end).toBeGreaterThan(ends[i - 1] ?? 0));
      expect(Math.max(0, ...ends)).toBeLessThan(Math.max(1, text.length));
    }),
  );
});
