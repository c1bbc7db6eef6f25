// Layout of texts: lines, cells, shaping, and the order of scripts written from right to left.

import { beforeAll, describe, expect, it, test } from 'vitest';
import { cellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { fontStack } from '../../../src/engine/frame/glyphs/font-stack.ts';
import {
  layoutText,
  type LayoutOptions,
  type TextLayout,
} from '../../../src/engine/frame/glyphs/layout/layout-text.ts';
import { splitUnits } from '../../../src/engine/frame/glyphs/layout/text-unit.ts';
import { wrapUnits } from '../../../src/engine/frame/glyphs/layout/wrap-units.ts';
import type { Shaper } from '../../../src/engine/frame/glyphs/shaper.ts';
import { loadShaper } from '../../../src/engine/machine/raster/harfbuzz-shaper.ts';

let shaper: Shaper;
beforeAll(async () => {
  shaper = await loadShaper();
});
const stack = fontStack();
const cell = cellSize(stack.primary, 'xxl', 1920, 1080, 1);

function layout(text: string, options: Partial<LayoutOptions> = {}): TextLayout {
  return layoutText([{ text, style: 0 }], {
    stack,
    shaper,
    cell,
    maxCells: 50,
    maxWidth: 1800,
    isPre: false,
    align: 'left',
    leading: 1,
    ...options,
  });
}

const glyphsOf = ({ letters }: TextLayout) =>
  letters.flatMap(({ parts }) => parts.map((part) => (part.kind === 'cell' ? part.glyph : part.id)));
const columnsOf = ({ letters }: TextLayout) => letters.map(({ x }) => Math.round((x / cell.width) * 100) / 100);

describe('wrapping', () => {
  const units = (text: string) =>
    splitUnits([{ text, style: 0 }], { stack, isFixed: true, canShape: () => false }, false);
  const cells = (text: string, most: number) =>
    units(text)
      .flatMap((line) => wrapUnits(line, most, (unit) => unit.cells))
      .map((line) => line.map((unit) => unit.text).join(''));

  it('breaks at spaces, at line ends of the author, and inside words that are too long', () => {
    expect(cells('The code is the art and the art is the code', 20)).toEqual([
      'The code is the art',
      'and the art is the',
      'code',
    ]);
    expect(cells('one\ntwo  three', 20)).toEqual(['one', 'two  three']);
    expect(cells('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(cells('', 10)).toEqual(['']);
  });

  it('keeps leading spaces and runs of spaces, and drops those at which a line breaks', () => {
    expect(cells('  a   b\n\t> c ', 20)).toEqual(['  a   b', ' > c ']);
    expect(cells('   ', 10)).toEqual(['   ']);
    expect(cells('  one  two   three', 10)).toEqual(['  one  two', 'three']);
    expect(cells('one     two', 5)).toEqual(['one', 'two']);
  });

  it('never cuts a wide character in two', () => {
    expect(cells('日本語', 5)).toEqual(['日本', '語']);
    expect(cells('日本', 1)).toEqual(['日', '本']);
    expect(cells('ｱ', 5)).toEqual(['ｱ']);
  });

  it('breaks Chinese and Japanese between characters, but before no closing mark and after no opening one', () => {
    expect(cells('今日は、良い天気です。', 8)).toEqual(['今日は、', '良い天気', 'です。']);
    expect(cells('今日は良い。明日', 10)).toEqual(['今日は良', 'い。明日']);
    expect(cells('彼は「はい」と', 6)).toEqual(['彼は', '「は', 'い」と']);
    expect(cells('Hi 日本語 ok', 7)).toEqual(['Hi 日本', '語 ok']);
    expect(cells('チョコレート', 6)).toEqual(['チョコ', 'レート']);
    expect(cells('チョコレート', 4)).toEqual(['チョ', 'コ', 'レー', 'ト']);
  });

  it('keeps words of Korean and Latin whole, and breaks at a space without a width', () => {
    expect(cells('한국어 문장', 8)).toEqual(['한국어', '문장']);
    expect(cells('well-known', 6)).toEqual(['well-k', 'nown']);
    expect(cells('alpha\u200bbeta', 6)).toEqual(['alpha', 'beta']);
  });

  it('breaks Thai between words, and keeps spaces and other scripts as they are', () => {
    expect(cells('วันนี้อากาศดีมากเราไปเดินเล่น', 12)).toEqual(['วันนี้อากาศดีมาก', 'เราไปเดินเล่น']);
    expect(cells('ok วันนี้ดี Hello', 9)).toEqual(['ok วันนี้ดี', 'Hello']);
  });

  it('cuts a long word of Thai after no vowel that precedes its consonant', () => {
    const lines = cells('ภาษาไทยเป็นภาษาที่สวยงาม', 7);
    expect(lines.join('')).toBe('ภาษาไทยเป็นภาษาที่สวยงาม');
    for (const line of lines) expect(line).toMatch(/^[^ะาำๆฯ].*[^เแโใไ]$/u);
  });

  it('makes no line longer than allowed and loses nothing', () => {
    const text = 'Whatever is said, it is said in words of some length: antidisestablishmentarianism, a, ab, abc.';
    for (let most = 1; most < 40; most++) {
      const wrapped = cells(text, most);
      expect(Math.max(...wrapped.map((line) => line.length))).toBeLessThanOrEqual(most);
      expect(wrapped.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it('keeps the lines of a text with `pre`, and its tabs', () => {
    const lines = layout('a\tb\n0123456789', { isPre: true, maxCells: 4 });
    expect(lines.lines).toHaveLength(2);
    expect(columnsOf(lines).slice(0, 2)).toEqual([0, 8]);
  });
});

test('a space without a width leaves the letters of Thai where they are', () => {
  const places = ({ letters }: TextLayout) => letters.map(({ x }) => x);
  expect(places(layout('ภาษา\u200bไทย'))).toEqual(places(layout('ภาษาไทย')));
});

test('composes decomposed letters and Hangul', () => {
  expect(glyphsOf(layout('\u1112\u1161\u11ab\u1100\u1173\u11af e\u0301'))).toEqual(['한', '글', 'é']);
});

test('letters of a font of fixed width stand in whole cells, wide ones in two', () => {
  expect(columnsOf(layout('ab 日c'))).toEqual([0, 1, 3, 5]);
  expect(layout('ab 日c').width).toBe(6 * cell.width);
});

test('words and letters are counted in the order of the text', () => {
  const { letters, words } = layout('one two\nthree');
  expect(letters.map(({ index }) => index)).toEqual([...'onetwothree'].map((_, i) => i));
  expect(letters.map(({ word }) => word)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2]);
  expect(words).toBe(3);
});

test('Hebrew and Arabic go from right to left, and what is between them does not', () => {
  const hebrew = layout('שלום abc');
  const [first] = hebrew.letters;
  // The base direction is that of the first letter: the Latin word is to the left.
  expect(first.x).toBeGreaterThan(Math.max(...hebrew.letters.slice(4).map(({ x }) => x)));
  const x = hebrew.letters.slice(4).map((letter) => letter.x);
  expect(x).toEqual(x.toSorted((a, b) => a - b));
  const latin = layout('abc שלום').letters;
  expect(latin[0].x).toBe(0);
  expect(latin[3].x).toBeGreaterThan(latin[6].x);
});

test('a bracket in text from right to left is mirrored', () => {
  expect(glyphsOf(layout('ש (א) ב, 1')).slice(0, 2)).not.toContain('(');
  expect(glyphsOf(layout('שלום │(ab)│'))).toContain(')');
});

test('Arabic letters are joined: the same letter has four forms', () => {
  const forms = (text: string) =>
    layout(text).letters.map(({ parts }) => parts.map((part) => (part.kind === 'outline' ? part.id : -1)).join());
  expect(new Set([...forms('ببب'), ...forms('ب')]).size).toBe(4);
});

test('Devanagari conjuncts are one letter, and vowel signs go before their consonant', () => {
  expect(layout('क्ष').letters).toHaveLength(1);
  const { letters } = layout('कि');
  expect(letters).toHaveLength(1);
  expect(letters[0].parts.length).toBeGreaterThan(1);
});

test('a family of emoji is one letter of two cells, a flag too', () => {
  for (const emoji of ['👩‍👩‍👧', '🇩🇪', '❤️', '1️⃣']) {
    const { letters, width, missing } = layout(emoji);
    expect(letters, emoji).toHaveLength(1);
    expect(width, emoji).toBe(2 * cell.width);
    expect(missing).toEqual([]);
  }
});

test('a letter that the main font lacks is composed of those it has', () => {
  const { letters } = layout('ế');
  expect(letters).toHaveLength(1);
  expect(letters[0].parts.every((part) => part.kind === 'outline' && part.font === stack.primary)).toBe(true);
});

test('what no font has is named', () => {
  expect(layout('a\u{12000}b').missing).toEqual(['\u{12000}']);
});

test('lines are aligned, and leading spreads them', () => {
  const right = layout('abc\na', { align: 'right' });
  expect(columnsOf(right)).toEqual([0, 1, 2, 2]);
  expect(layout('a\nb', { leading: 1.5 }).letters[1].y).toBe(Math.round(cell.height * 1.5));
  expect(layout('a\nb', { leading: 1.5 }).height).toBe(Math.round(cell.height * 1.5) + cell.height);
});
