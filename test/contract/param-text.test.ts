// How values of `param`s are written in reels and on the command line.

import { describe, expect, test } from 'vitest';
import { paramSource, setOptions, steppedNumber } from '../../src/contract/param-text.ts';

describe('in a reel', () => {
  test.each([
    ['text', 'say "hi"\nto \\', String.raw`"say \"hi\"\nto \\"`],
    ['file', 'a.png', 'file("a.png")'],
    ['color', 'f80', '#f80'],
    ['color', '#ff8800', '#ff8800'],
    ['word', 'left', 'left'],
    ['number', ' 30% ', '30%'],
    ['time', '2.5s', '2.5s'],
  ] as const)('%s %j is %s', (kind, text, source) => expect(paramSource(kind, text)).toBe(source));
});

describe('on the command line', () => {
  test('values without special characters stand alone', () =>
    expect(setOptions({ speed: '0.5', tint: '#ff8800' }, 'linux')).toBe("--set speed=0.5 --set 'tint=#ff8800'"));
  test('a quote ends the quotes of a POSIX shell and begins them again', () =>
    expect(setOptions({ title: "Ada's" }, 'darwin')).toBe(String.raw`--set 'title=Ada'\''s'`));
  test('Windows takes double quotes', () =>
    expect(setOptions({ title: 'say "hi"' }, 'win32')).toBe(String.raw`--set "title=say \"hi\""`));
});

describe('a number of a slider', () => {
  test.each([
    ['number', 0.30000000000000004, 0.1, '0.3'],
    ['number', 3, 1, '3'],
    ['time', 1.2000000000000002, 0.05, '1.2s'],
    ['beats', 4, 1, '4beats'],
    ['angle', Math.PI / 4, 1, '45deg'],
  ] as const)('%s %f by %f is %s', (kind, value, step, text) => expect(steppedNumber(kind, value, step)).toBe(text));
});
