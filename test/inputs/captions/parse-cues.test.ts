// SubRip and WebVTT as people's files have them.

import { describe, expect, test } from 'vitest';
import { parseCues } from '../../../src/engine/inputs/captions/parse-cues.ts';

/** `from-to text` of each cue. */
const cues = (text: string) => parseCues(text).captions.map((cue) => `${cue.from}-${cue.to} ${cue.text}`);
const warnings = (text: string) => parseCues(text).warnings.map(({ line, message }) => `${line}: ${message}`);
/** A cue of the first second. */
const cue = (words: string) => `1\n00:00:00,000 --> 00:00:01,000\n${words}\n`;

describe('where a cue ends', () => {
  test.each<[string, string, string[]]>([
    [
      'no blank line between cues',
      '1\n00:00:00,000 --> 00:00:01,000\nFirst\n2\n00:00:01,000 --> 00:00:02,000\nSecond\n3\n00:00:02,000 --> 00:00:03,000\nThird\n',
      ['0-1 First', '1-2 Second', '2-3 Third'],
    ],
    [
      'a blank line within a cue',
      '1\n00:00:00,000 --> 00:00:01,000\nUpper part\n\nlower part\n\n2\n00:00:01,000 --> 00:00:02,000\nB\n',
      ['0-1 Upper part\nlower part', '1-2 B'],
    ],
    [
      'a line of one space, as YouTube writes it',
      'WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.000 --> 00:00:01.500 align:start position:0%\n \nso<00:00:00.400><c> today</c><00:00:00.800><c> we</c>\n\n00:00:01.500 --> 00:00:01.510 align:start position:0%\nso today we\n \n',
      ['0-1.5 so today we', '1.5-1.51 so today we'],
    ],
    [
      'a cue without words, which does not take those of the next',
      '1\n00:00:00,000 --> 00:00:01,000\n\n2\n00:00:01,000 --> 00:00:02,000\nB\n',
      ['1-2 B'],
    ],
    [
      'numbers that are words',
      '00:00:00,000 --> 00:00:01,000\n3\n2\n\n00:00:01,000 --> 00:00:02,000\n1',
      ['0-1 3\n2', '1-2 1'],
    ],
    ['a number at the end that is no index', `${cue('Count:')}\n7\n`, ['0-1 Count:\n7']],
    ['an index at the end of a file that was cut off', `${cue('A')}\n2\n`, ['0-1 A']],
    [
      'cues that are not in order of time',
      '2\n00:00:01,000 --> 00:00:02,000\nB\n\n1\n00:00:00,000 --> 00:00:01,000\nA',
      ['0-1 A', '1-2 B'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(cues(text)).toEqual(expected);
    expect(warnings(text)).toEqual([]);
  });

  test.each(['\n', '\r\n', '\r\r\n', '\r'])('lines that end in %j', (end) => {
    const text = ['1', '00:00:00,000 --> 00:00:01,000', 'A', 'B', '', '2', '00:00:01,000 --> 00:00:02,000', 'C', ''];
    expect(cues(text.join(end))).toEqual(['0-1 A\nB', '1-2 C']);
  });
});

describe('WebVTT', () => {
  test('notes, styles, regions, names and settings are no words', () => {
    expect(
      cues(
        '\uFEFFWEBVTT - a title\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\nNOTE not\nshown\n\nintro\n00:00.500 --> 00:02.000 line:10%\n<v Anna>Hello from <c.loud>VTT</c> land\n\nNOTE\nnot this\n\nfootnotes\n00:02.000 --> 00:05.000\n<00:02.000>One <00:02.500>word\n',
      ),
    ).toEqual(['0.5-2 Hello from VTT land', '2-5 One word']);
  });
});

describe('times', () => {
  test.each([
    ['00:00:01,500 --> 00:00:02,250', '1.5-2.25'],
    ['00:01.500 --> 00:02.250', '1.5-2.25'],
    ['00:00:01 --> 00:00:02', '1-2'],
    ['00:00:01,500000 --> 00:00:02,250000', '1.5-2.25'],
    ['00:00: 1, 500 --> 00:00: 2, 250', '1.5-2.25'],
    ['  0:00:01.5-->0:00:02.25  ', '1.5-2.25'],
    ['01:00:01,000 --> 01:00:02,000 X1:117 X2:619 Y1:042 Y2:428', '3601-3602'],
    ['00:00:01,000 -> 00:00:02,000', '1-2'],
    ['00:00:01,000 –> 00:00:02,000', '1-2'],
    ['00:00:01,000 ---> 00:00:02,000', '1-2'],
    ['100:00:00,000 --> 100:00:01,000', '360000-360001'],
  ])('%s', (timing, expected) => {
    expect(cues(`1\n${timing}\nA\n`)).toEqual([`${expected} A`]);
  });
});

describe('words', () => {
  test.each([
    ['if a < b and c > d', 'if a < b and c > d'],
    ['a Vec<String> of things', 'a Vec<String> of things'],
    ['I <3 you', 'I <3 you'],
    ['<< back  next >>', '<< back  next >>'],
    ['<i>Hello</i> <b>you</b>', 'Hello you'],
    ['<font color="#ff3366">pink</font>', 'pink'],
    ['<I>A</I><br/>B<br>C<BR />D', 'A\nB\nC\nD'],
    ['First\\NSecond\\hthird', 'First\nSecond third'],
    ['{\\an8}{\\i1}Top{\\i0} {note}', 'Top {note}'],
    ['{y:i}MicroDVD {Y:b}italics', 'MicroDVD italics'],
    ['&#233;&#x2014;&quot;a&quot; &apos;b&apos; Tom &amp; Jerry&nbsp;!', 'é—"a" \'b\' Tom & Jerry !'],
    ['&amp;lt;i&amp;gt; &lt;i&gt;', '&lt;i&gt; <i>'],
    ['&unknown; &#xD800; &#99999999; A&B', '&unknown; &#xD800; &#99999999; A&B'],
    ['  spaced  out  ', 'spaced  out'],
    ['\u202Aleft\u202C\u200E\u0007', '\u202Aleft\u202C'],
  ])('%s', (words, expected) => {
    expect(cues(cue(words))).toEqual([`0-1 ${expected}`]);
  });
});

describe('what is dropped is warned of with its line', () => {
  test('a cue that ends before it starts, a mistyped timing, text before the first cue', () => {
    const text =
      'A title\n\n1\n00:00:00,000 --> 00:00:01,000\nA\n\n2\n00:00:0x,000 --> 00:00:03,000\nlost\n\n3\n00:00:05,000 --> 00:00:04,000\nbackwards\n\n4\n00:00:05,000 --> 00:00:05,000\nno time\n';
    expect(cues(text)).toEqual(['0-1 A']);
    expect(warnings(text)).toEqual([
      '1: Text before the first timing is not shown.',
      '8: "00:00:0x,000 --> 00:00:03,000" is not a timing such as 00:01:02,500 --> 00:01:04,000.',
      '12: "backwards" is not shown: it ends before it starts.',
      '16: "no time" is not shown: it ends when it starts.',
    ]);
  });

  test('a file without timings', () => {
    expect(parseCues('1\n00:00:0x,500 -> 00:00:02\nBad\n')).toEqual({
      captions: [],
      warnings: [
        { line: 2, message: '"00:00:0x,500 -> 00:00:02" is not a timing such as 00:01:02,500 --> 00:01:04,000.' },
      ],
    });
    expect(parseCues('')).toEqual({ captions: [], warnings: [] });
  });
});
