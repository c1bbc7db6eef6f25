// Captions and chapters as text: SubRip, WebVTT, ffmpeg's metadata and YouTube's list.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCaptions } from '../../src/engine/inputs/captions/parse-captions.ts';
import { chapterMetadata, subRip, webVtt, youTubeChapters } from '../../src/engine/outputs/caption-texts.ts';

const cues = [
  { from: 0, to: 1.5, text: 'Hello\nworld' },
  { from: 3661.0005, to: 3662, text: 'a < b & c --> d' },
];

test('SubRip: numbered, commas before milliseconds', () => {
  expect(subRip(cues)).toBe(
    '1\n00:00:00,000 --> 00:00:01,500\nHello\nworld\n\n2\n01:01:01,001 --> 01:01:02,000\na < b & c → d\n',
  );
});

test('WebVTT: points before milliseconds, markup escaped', () => {
  expect(webVtt(cues)).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHello\nworld\n\n01:01:01.001 --> 01:01:02.000\na &lt; b &amp; c → d\n',
  );
});

test('empty cues and blank lines are left out: a blank line would end the cue', () => {
  expect(subRip([{ from: 0, to: 1, text: ' \n ' }])).toBe('');
  expect(subRip([{ from: 1, to: 1, text: 'never' }])).toBe('');
  expect(subRip([{ from: 0, to: 1, text: 'a\n\nb' }])).toContain('\na\nb\n');
});

test('our own reader reads what is written', () => {
  const cue = fc.record({
    from: fc.integer({ min: 0, max: 7_200_000 }).map((ms) => ms / 1000),
    length: fc.integer({ min: 1, max: 9000 }).map((ms) => ms / 1000),
    text: fc.stringMatching(/^[a-zA-Z0-9 ,.!?]*[a-zA-Z]$/),
  });
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 6 }), (made) => {
      const written = made
        .map(({ from, length, text }) => ({ from, to: from + length, text: text.trim() }))
        .toSorted((a, b) => a.from - b.from);
      for (const [name, text] of [
        ['a.srt', subRip(written)],
        ['a.vtt', webVtt(written)],
      ] as const) {
        const read = parseCaptions(new TextEncoder().encode(text), name).captions;
        expect(read.map((each) => each.text)).toEqual(written.map((each) => each.text));
        for (const [i, each] of read.entries()) {
          expect(each.from).toBeCloseTo(written[i]!.from, 3);
          expect(each.to).toBeCloseTo(written[i]!.to, 3);
        }
      }
    }),
  );
});

test('chapters for ffmpeg: milliseconds, special characters escaped', () => {
  expect(chapterMetadata([{ from: 0, to: 2.5, text: 'a=b;#c' }])).toBe(
    ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2500\ntitle=a\\=b\\;\\#c\n',
  );
});

test('chapters for YouTube: short ones join the one before, hours only where there are any', () => {
  const chapter = (from: number, to: number, text: string) => ({ from, to, text });
  expect(youTubeChapters([chapter(0, 12, 'birth'), chapter(12, 15, 'spark'), chapter(15, 75, 'life')])).toEqual({
    text: '00:00 birth\n00:15 life\n',
    count: 2,
  });
  // The first must begin at 0, so a short one takes the next into itself.
  expect(youTubeChapters([chapter(0, 4, 'title'), chapter(4, 30, 'birth'), chapter(30, 41, 'end')]).text).toBe(
    '00:00 title\n00:30 end\n',
  );
  expect(youTubeChapters([chapter(0, 3600, 'one'), chapter(3600, 3700, 'two')]).text).toBe(
    '00:00:00 one\n01:00:00 two\n',
  );
});
