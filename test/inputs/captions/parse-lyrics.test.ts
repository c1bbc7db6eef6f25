import { expect, test } from 'vitest';
import { parseLyrics } from '../../../src/engine/inputs/captions/parse-lyrics.ts';

const lines = (text: string) => parseLyrics(text).captions.map(({ from, to, text: words }) => `${from}-${to} ${words}`);

test('a line stays until the next time, at most eight seconds; an empty one clears it', () => {
  expect(lines('[00:01.00]One\n[00:03.5]Two\n[00:04.00]\n[00:10.000]Three\n[01:00.00]Four')).toEqual([
    '1-3.5 One',
    '3.5-4 Two',
    '10-18 Three',
    '60-68 Four',
  ]);
});

test('bare seconds, colons before hundredths, a byte order mark and carriage returns', () => {
  expect(lines('\uFEFF[00:01]One\r\n[00:02:50]two\r\n')).toEqual(['1-2.5 One', '2.5-10.5 two']);
});

test('lines of one time are shown together', () => {
  expect(lines('[00:01.00]Bonjour\n[00:01.00]Hello\n[00:02.00]Fin')).toEqual(['1-2 Bonjour\nHello', '2-10 Fin']);
});

test('hours, with a fraction, or in a file that has many times of three parts', () => {
  expect(lines('[00:59:58.50]One\n[01:00:01.00]Two')).toEqual(['3598.5-3601 One', '3601-3609 Two']);
  const long = Array.from({ length: 10 }, (_, i) => `[01:00:0${i}]${i}`).join('\n');
  expect(lines(long)[1]).toBe('3601-3602 1');
});

test('repeated lines, and an offset that shows the words earlier', () => {
  expect(lines('[ti:x]\n[offset:+500]\n[00:01.00]Hello\n[00:02.50][00:05.00]You\n[00:06.00]\n')).toEqual([
    '0.5-2 Hello',
    '2-4.5 You',
    '4.5-5.5 You',
  ]);
});

test('word timestamps are removed; other brackets are kept', () => {
  expect(lines('[00:07.00]<00:07.00>Word <00:07.40>by <00:07.80>word\n[00:08.00]two [00:08.50]and [Chorus]')).toEqual([
    '7-8 Word by word',
    '8-16 two and [Chorus]',
  ]);
});

test('a line without a time is warned of, tags about the song are not', () => {
  expect(parseLyrics('[ar:Me]\n[00:01.00]One\nno time\n\n[length: 03:00]\n').warnings).toEqual([
    { line: 3, message: '"no time" is not shown: the line has no time such as [01:23.45].' },
  ]);
});
