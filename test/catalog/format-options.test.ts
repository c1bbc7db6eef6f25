import { describe, expect, it } from 'vitest';
import {
  isTaken,
  readFormatOption,
  resolveFormatOptions,
  sizeOf,
  takenBy,
  wrongFormatOption,
} from '../../src/catalog/format-options.ts';
import { DEFAULT_FORMAT } from '../../src/catalog/output-formats.ts';
import type { FormatFacts, FormatOption } from '../../src/contract/format-facts.ts';

const codec: FormatOption = {
  name: 'codec',
  summary: 'the video codec',
  takes: { kind: 'choice', of: ['h264', 'hevc', 'av1'] },
  default: 'h264',
};
const colors: FormatOption = {
  name: 'colors',
  summary: 'most colours',
  takes: { kind: 'number', min: 2, max: 256, what: 'a number of colours' },
  default: null,
};
const cells: FormatOption = {
  name: 'cells',
  summary: 'columns and rows',
  takes: { kind: 'size', min: 1, max: 1000, what: 'a size in cells' },
  default: '120x34',
};
const animate: FormatOption = { name: 'animate', summary: 'moving', takes: { kind: 'switch' }, default: false };
const format: FormatFacts = { ...DEFAULT_FORMAT, title: 'Test', options: [codec, colors, cells, animate] };

describe('readFormatOption', () => {
  it('reads what the option takes', () => {
    expect(readFormatOption(codec, ' HEVC ')).toBe('hevc');
    expect(readFormatOption(colors, '16')).toBe(16);
    expect(readFormatOption(cells, '80×24')).toBe('80x24');
  });

  it('gives null for everything else', () => {
    for (const [option, text] of [
      [codec, 'vp9'],
      [colors, '1'],
      [colors, '2.5'],
      [colors, ''],
      [cells, '80'],
      [cells, '0x24'],
      [cells, '80x2000'],
    ] as const)
      expect(readFormatOption(option, text), `${option.name} ${text}`).toBeNull();
  });
});

describe('format options', () => {
  it('are resolved to the given value, else the default', () => {
    expect(resolveFormatOptions(format, { colors: 8 })).toEqual({
      codec: 'h264',
      colors: 8,
      cells: '120x34',
      animate: false,
    });
  });

  it('are numbers or words as the format takes them, whichever another format of the same option takes', () => {
    expect(resolveFormatOptions(format, { colors: '16' })).toMatchObject({ colors: 16 });
    expect(wrongFormatOption(format, { colors: '16' })).toBeNull();
    expect(wrongFormatOption(format, { colors: 'none' })).toBe(
      'Expected a number of colours from 2 to 256 for --colors of Test, but got none.',
    );
  });

  it('say what they take', () => {
    expect([codec, colors, cells].map(takenBy)).toEqual([
      'h264, hevc or av1',
      'a number of colours from 2 to 256',
      'a size in cells from 1x1 to 1000x1000',
    ]);
    expect(sizeOf('120x34')).toEqual({ columns: 120, rows: 34 });
    expect(isTaken(animate, true)).toBe(true);
    expect(isTaken(animate, 'yes')).toBe(false);
  });

  it('are refused in one sentence', () => {
    expect(wrongFormatOption(format, { codec: 'h264', animate: true })).toBeNull();
    expect(wrongFormatOption(format, { codec: 'vp8' })).toBe(
      'Expected h264, hevc or av1 for --codec of Test, but got vp8.',
    );
    expect(wrongFormatOption(format, { speed: 2 })).toBe('Expected an option of Test, but got --speed.');
  });
});
