// Properties: cues printed in each style of the wild parse back, and no bytes throw or take long.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_WARNINGS } from '../../../src/engine/inputs/captions/caption.ts';
import type { Caption } from '../../../src/engine/inputs/captions/caption.ts';
import { parseCaptions } from '../../../src/engine/inputs/captions/parse-captions.ts';

/** Words that begin with a letter, so that none is an index or a timing; no markup. */
const line = fc
  .stringMatching(/^[A-Za-zäé][A-Za-zäé<> .,!?-]{0,20}[a-z]$/)
  .filter((words) => !/<\/?[a-z]/i.test(words));
const captions = fc
  .array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 9_999_999 }),
      ms: fc.integer({ min: 1, max: 60_000 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => {
    let at = 0;
    return parts.map(({ gapMs, ms, lines }): Caption => {
      const from = at + gapMs;
      at = from + ms;
      return { from: from / 1000, to: at / 1000, text: lines.join('\n') };
    });
  });

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
const clock = (seconds: number) => {
  const ms = Math.round(seconds * 1000);
  return {
    h: Math.floor(ms / 3_600_000),
    m: Math.floor(ms / 60_000) % 60,
    s: Math.floor(ms / 1000) % 60,
    ms: ms % 1000,
  };
};
const srtTime = (seconds: number) => {
  const { h, m, s, ms } = clock(seconds);
  return `${pad(h, 2)}:${pad(m, 2)}:${pad(s, 2)},${pad(ms, 3)}`;
};

type Printer = (cues: readonly Caption[]) => string;
const srt =
  (style: {
    index?: boolean;
    between: string;
    end?: string;
    time?: (seconds: number) => string;
    arrow?: string;
    split?: string;
  }): Printer =>
  (cues) =>
    cues
      .map(({ from, to, text }, i) => {
        const time = style.time ?? srtTime;
        const head = `${style.index === false ? '' : `${i + 1}\n`}${time(from)}${style.arrow ?? ' --> '}${time(to)}`;
        return `${head}\n${text.replaceAll('\n', style.split ?? '\n')}\n`;
      })
      .join(style.between)
      .replaceAll('\n', style.end ?? '\n');

const STYLES: Record<string, Printer> = {
  'well-formed SubRip': srt({ between: '\n' }),
  'no blank lines': srt({ between: '' }),
  'blank lines within': srt({ between: '\n\n', split: '\n\n' }),
  'lines of one space': srt({ between: ' \n', split: '\n \n' }),
  'double-spaced lines': srt({ between: '\n', end: '\n\n' }),
  'no indexes': srt({ index: false, between: '\n' }),
  'CR CR LF': srt({ between: '\n', end: '\r\r\n' }),
  'six digits and points': srt({ between: '\n', time: (seconds) => `${srtTime(seconds).replace(',', '.')}000` }),
  'blanks in times': srt({ between: '\n', time: (seconds) => srtTime(seconds).replace(',', ' , ').replace(':', ': ') }),
  'a short arrow': srt({ between: '\n', arrow: '->' }),
  'line breaks of ASS': srt({ between: '\n', split: '\\N' }),
  WebVTT: (cues) =>
    `WEBVTT\n\n${cues.map(({ from, to, text }) => `${srtTime(from).replace(',', '.')} --> ${srtTime(to).replace(',', '.')} align:start\n${text}\n`).join('\n')}`,
};

describe('cues parse back', () => {
  test.each(Object.keys(STYLES))('%s', (name) => {
    fc.assert(
      fc.property(captions, (cues) => {
        const parsed = parseCaptions(Buffer.from(STYLES[name](cues)), 'a.srt');
        // WebVTT's settings place them.
        const placed = parsed.captions.map(({ from, to, text }) => ({ from, to, text }));
        expect({ ...parsed, captions: placed }).toEqual({ captions: cues, warnings: [] });
      }),
    );
  });

  test('in UTF-16', () => {
    fc.assert(
      fc.property(captions, (cues) => {
        const bytes = Buffer.from(`\uFEFF${STYLES['well-formed SubRip'](cues)}`, 'utf16le');
        expect(parseCaptions(bytes, 'a.srt')).toEqual({ captions: cues, warnings: [] });
      }),
    );
  });
});

const SEEDS = [
  '1\n00:00:00,000 --> 00:00:01,000\n{\\an8}A <i>b</i> &amp; <v Anna>c\\N\n\n2\n00:00:01,000 -> 0:2\nB',
  'WEBVTT\n\nNOTE x\n\nid\n00:01.000 --> 00:02.000 line:0\n<00:01.500><c>A</c>\n\nSTYLE\n::cue{}',
  '[ti:x]\n[offset:+20]\n[00:01.00][00:02:50]A <00:01.20>b\n[01:00:00]C',
];

test('no bytes throw, and what is read is ordered and bounded', () => {
  const change = fc.tuple(fc.nat(), fc.constantFrom(...'\0\n\r<>{}&;:,.->[]09aé\xff\u2028'));
  fc.assert(
    fc.property(
      fc.constantFrom(...SEEDS),
      fc.array(change, { maxLength: 30 }),
      fc.constantFrom('a.srt', 'a.vtt', 'a.lrc'),
      fc.constantFrom<BufferEncoding>('utf8', 'latin1', 'utf16le'),
      (seed, changes, name, encoding) => {
        const characters = [...seed];
        for (const [at, character] of changes) characters.splice(at % characters.length, 1, character, character);
        const { captions: found, warnings } = parseCaptions(Buffer.from(characters.join(''), encoding), name);
        expect(warnings.length).toBeLessThanOrEqual(MOST_WARNINGS);
        for (const [i, { from, to, text }] of found.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(found[i - 1]?.from ?? 0);
          expect(text.trim()).not.toBe('');
          expect(text).not.toContain('\r');
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('long runs of any one piece end', () => {
  const pieces = [
    ...[
      '\r',
      '\n',
      ' ',
      '<',
      '<v ',
      '<b.',
      '{\\',
      '&a',
      '[0:0]',
      '[',
      '0:0 --> ',
      '1 : ',
      '->',
      '-> 1:1',
      '0',
      '\0',
      '<br ',
    ],
    '1\n0:0-->0:1\n',
  ];
  for (const piece of pieces) {
    // In quadratic time these would take minutes, and the test its limit.
    const bytes = Buffer.from(`1\n00:00 --> 00:01\n1:${piece.repeat(Math.floor(500_000 / piece.length))}`);
    for (const name of ['a.srt', 'a.lrc']) parseCaptions(bytes, name);
  }
});
